from flask import request, render_template_string
from jinja2 import Template


def hello():
    # ruleid: python-template-injection
    return render_template_string("Hello " + request.args["name"])


def page(text):
    # ruleid: python-template-injection
    return Template(text).render()


def across_functions():
    return page(f"<p>{request.form['text']}</p>")


def formatted():
    name = request.args.get("name")
    template = "<h1>%s</h1>" % name
    # ruleid: python-template-injection
    return render_template_string(template)


def variable():
    # ok: python-template-injection
    return render_template_string("Hello {{ name }}", name=request.args["name"])


def number():
    # ok: python-template-injection
    return render_template_string("Page " + str(int(request.args["page"])))


def constant():
    # ok: python-template-injection
    return Template("Hello").render()
