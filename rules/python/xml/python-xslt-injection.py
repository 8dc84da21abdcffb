import lxml.etree
from flask import request

@app.route("/")
def index():
    sheet = lxml.etree.XML(request.args["sheet"])
    # ruleid: python-xslt-injection
    lxml.etree.XSLT(sheet)
    # ruleid: python-xslt-injection
    tree.xslt(sheet)
    # ruleid: python-xslt-injection
    tree.xslt(lxml.etree.XML(request.data))
    # ok: python-xslt-injection
    lxml.etree.XSLT(lxml.etree.parse("page.xsl"))
    # ok: python-xslt-injection
    tree.xslt(PAGE)
    # ok: python-xslt-injection
    tree.write(sheet)
