import xml.etree.ElementTree as ET

import defusedxml.ElementTree
from flask import request
from lxml import etree


class Parser:
    def feed(self, text):
        self.text = text


def orders(tree, xml_parser, animal):
    text = request.data
    name = request.args["name"]
    # ruleid: python-untrusted-xml
    etree.fromstring(text)
    # ruleid: python-untrusted-xml
    ET.fromstring(text)
    # ruleid: python-untrusted-xml
    xml_parser.feed(text)
    # ok: python-untrusted-xml
    etree.fromstring(text, etree.XMLParser(resolve_entities=False))
    # ok: python-untrusted-xml
    defusedxml.ElementTree.fromstring(text)
    # ok: python-untrusted-xml
    Parser().feed(text)
    # ok: python-untrusted-xml
    animal.feed(text)
    # ruleid: python-xpath-injection
    tree.xpath("//user[@name='" + name + "']")
    # ruleid: python-xpath-injection
    ET.parse("orders.xml").find("./user[@name='" + name + "']")
    # ok: python-xpath-injection
    tree.xpath("//user[@name=$name]", name=name)
    # ok: python-xpath-injection
    animal.find(name)
    # ruleid: python-xslt-injection, python-untrusted-xml
    etree.XSLT(etree.XML(text))
    # ok: python-xslt-injection
    etree.XSLT(etree.parse("page.xsl"))
