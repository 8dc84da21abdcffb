import xml.sax
from xml.sax.handler import feature_external_ges
from lxml import etree

# ruleid: python-xxe
first = etree.XMLParser(resolve_entities=False)
# ruleid: python-xxe
second = etree.XMLParser(load_dtd=True, no_network=True)
reader = xml.sax.make_parser()
# ruleid: python-xxe
reader.setFeature(feature_external_ges, False)
# ruleid: python-xxe
wide = etree.XMLParser(huge_tree=False)
# ok: python-xxe
known = etree.XMLParser(load_dtd=True, resolve_entities=False)
# ok: python-xxe
third = etree.XMLParser(resolve_entities=False)
# ok: python-xxe
reader.setFeature(feature_external_ges, False)
# ok: python-xxe
etree.fromstring(text)
