from flask import request
from jinja2 import Environment, Template
from jinja2.sandbox import SandboxedEnvironment
from mako.template import Template as MakoTemplate


def hello(env, ids):
    name = request.args["name"]
    # ruleid: python-template-injection
    Template("Hello " + name)
    # ruleid: python-template-injection
    Environment(autoescape=True).from_string("Hello " + name)
    # ruleid: python-template-injection
    env.from_string("Hello " + name)
    # ruleid: python-template-injection
    MakoTemplate("Hello " + name)
    # ok: python-template-injection
    Template("Hello {{ name }}").render(name=name)
    # ok: python-template-injection
    SandboxedEnvironment().from_string("Hello " + name)
    # ok: python-template-injection
    ids.from_string(name)
