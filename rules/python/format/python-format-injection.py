from flask import request


def a(user):
    # ruleid: python-format-injection
    return request.args["greeting"].format(user=user)

def b(user):
    text = "Hello " + request.form["text"]
    # ruleid: python-format-injection
    return text.format_map({"user": user})

def c(request, user):
    template = request.GET.get("template", "{user}")
    # ruleid: python-format-injection
    return template.format(user=user)

def d():
    # ok: python-format-injection
    return "Hello {name}".format(name=request.args["name"])

def e(user):
    text = request.args["text"].replace("{", "").replace("}", "")
    # ok: python-format-injection
    return text.format(user=user)

def f(user, text):
    # ok: python-format-injection
    return text.format(user=user)
