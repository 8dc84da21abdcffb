from flask import render_template_string, render_template, request
import jinja2
import mako.template

@app.route("/")
def index():
    name = request.args["name"]
    # ruleid: python-template-injection
    render_template_string("Hello " + name)
    # ruleid: python-template-injection
    jinja2.Template(f"Hello {name}").render()
    # ruleid: python-template-injection
    mako.template.Template(name).render()
    # ok: python-template-injection
    render_template_string("Hello {{ name }}", name=name)
    # ok: python-template-injection
    jinja2.Template("Hello {{ name }}").render(name=name)
    # ok: python-template-injection
    render_template("hello.html", name=name)
