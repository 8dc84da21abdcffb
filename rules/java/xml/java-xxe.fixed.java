import javax.xml.parsers.*;

class Reader {
  void open(InputStream in) throws Exception {
    // ruleid: java-xxe
    // nofix: java-xxe
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    SAXParserFactory factory = SAXParserFactory.newInstance();
    // ruleid: java-xxe
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    SAXParser parser = factory.newSAXParser();
    SAXReader reader = new SAXReader();
    // ruleid: java-xxe
    reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    reader.read(in);
  }

  void closed(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xxe
    factory.newDocumentBuilder().parse(in);
    XMLInputFactory streams = XMLInputFactory.newInstance();
    streams.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // ok: java-xxe
    streams.createXMLStreamReader(in);
    SAXReader reader = new SAXReader();
    reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xxe
    reader.read(in);
  }
}
