import lxml.etree
import xml.etree.ElementTree
import xml.dom.minidom
import defusedxml.ElementTree
from flask import request

@app.route("/")
def index():
    text = request.data
    # ruleid: python-untrusted-xml
    lxml.etree.fromstring(text)
    # ruleid: python-untrusted-xml
    xml.etree.ElementTree.fromstring(text)
    # ruleid: python-untrusted-xml
    xml.dom.minidom.parseString(request.form["xml"])
    # ok: python-untrusted-xml
    defusedxml.ElementTree.fromstring(text)
    # ok: python-untrusted-xml
    xml.etree.ElementTree.fromstring("<a/>")
    # ok: python-untrusted-xml
    xml.etree.ElementTree.parse("settings.xml")
