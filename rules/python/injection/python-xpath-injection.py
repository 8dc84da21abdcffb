from flask import request
from lxml import etree
import elementpath

@app.route("/user")
def user():
    name = request.args["name"]
    # ruleid: python-xpath-injection
    tree.xpath("//user[@name='" + name + "']")
    # ruleid: python-xpath-injection
    etree.XPath(f"//user[@name='{name}']")
    # ruleid: python-xpath-injection
    elementpath.select(tree, "//user[@id='%s']" % request.form.get("id"))
    # ok: python-xpath-injection
    tree.xpath("//user[@name=$name]", name=name)
    # ok: python-xpath-injection
    tree.xpath("//user[@id='%d']" % int(request.args["id"]))
    # ok: python-xpath-injection
    tree.xpath("//user")
    if "'" in name:
        return "no"
    # ok: python-xpath-injection
    tree.xpath("//user[@name='" + name + "']")
