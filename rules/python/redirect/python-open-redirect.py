import urllib.parse
from flask import Flask, redirect, request, url_for

app = Flask(__name__)

@app.route("/a")
def a():
    # ruleid: python-open-redirect
    return redirect(request.args["next"])

@app.route("/b")
def b():
    target = request.args.get("next", "")
    if request.args.get("plain"):
        # ruleid: python-open-redirect
        return redirect("https://" + target)
    # ruleid: python-open-redirect
    return redirect(f"{target}/home")

@app.route("/c")
def c():
    target = request.args.get("next", "")
    if target == "1":
        # ok: python-open-redirect
        return redirect("/user/" + target)
    if target == "2":
        # ok: python-open-redirect
        return redirect(f"https://example.com/{target}")
    if target == "3":
        # ok: python-open-redirect
        return redirect(url_for("index", next=target))
    parts = urllib.parse.urlparse(target)
    if parts.netloc not in ["example.com"]:
        # ok: python-open-redirect
        return redirect("/")
    # ok: python-open-redirect
    return redirect(target)

@app.route("/d")
def d():
    target = request.args.get("next", "")
    if is_safe_url(target):
        # ok: python-open-redirect
        return redirect(target)
    # ok: python-open-redirect
    return redirect("/")
