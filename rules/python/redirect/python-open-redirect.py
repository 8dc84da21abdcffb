from flask import redirect, request, url_for


def login():
    # ruleid: python-open-redirect
    return redirect(request.args["next"])


def later():
    target = request.form.get("target", "/")
    # ruleid: python-open-redirect
    return redirect(target, code=302)


def go(url):
    # ruleid: python-open-redirect
    return redirect(url)


def across_functions():
    return go(request.args.get("url"))


def page():
    # ok: python-open-redirect
    return redirect(url_for("page", name=request.args["name"]))


def constant():
    # ok: python-open-redirect
    return redirect("/home")


def number():
    # ok: python-open-redirect
    return redirect("/items/" + str(int(request.args["id"])))
