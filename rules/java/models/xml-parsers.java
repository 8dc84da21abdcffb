import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.*;
import org.jdom2.input.SAXBuilder;
import org.xml.sax.XMLReader;

class Reader {
    String newDocumentBuilder() { return ""; }
    String parse(InputStream in) { return ""; }
}

class Orders {
    void documents(InputStream in) throws Exception {
        // ruleid: java-xxe
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
        DocumentBuilderFactory off = DocumentBuilderFactory.newInstance();
        off.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
        // ruleid: java-xxe
        off.newDocumentBuilder().parse(in);
        DocumentBuilderFactory on = DocumentBuilderFactory.newInstance();
        on.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java-xxe
        on.newDocumentBuilder().parse(in);
        // ok: java-xxe
        new Reader().newDocumentBuilder();
        // ok: java-xxe
        new Reader().parse(in);
    }

    void streams(InputStream in) throws Exception {
        XMLInputFactory open = XMLInputFactory.newFactory();
        open.setProperty(XMLInputFactory.IS_COALESCING, true);
        // ruleid: java-xxe
        open.createXMLStreamReader(in);
        XMLInputFactory closed = XMLInputFactory.newFactory();
        closed.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        // ok: java-xxe
        closed.createXMLStreamReader(in);
    }

    void readers(InputStream in) throws Exception {
        // ruleid: java-xxe
        new SAXBuilder().build(in);
        // ruleid: java-xxe
        XMLReader open = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
        // ok: java-xxe
        XMLReader closed = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
        closed.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        closed.parse("orders.xml");
    }

    Document empty() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder;
        // ok: java-xxe
        builder = factory.newDocumentBuilder();
        DOMImplementation how = builder.getDOMImplementation();
        Document made = builder.newDocument();
        return made;
    }

    void kept() throws Exception {
        DocumentBuilderFactory factory;
        DocumentBuilder builder;
        factory = DocumentBuilderFactory.newInstance();
        // ok: java-xxe
        builder = factory.newDocumentBuilder();
        this.document = builder.newDocument();
        this.node = this.document;
    }

    void transformers(InputStream in, DOMSource own) throws Exception {
        TransformerFactory open = TransformerFactory.newInstance();
        // ruleid: java-xxe
        open.newTransformer().transform(new StreamSource(in), new StreamResult(System.out));
        // ok: java-xxe
        open.newTransformer().transform(own, new StreamResult(System.out));
        // ok: java-xxe
        open.newTransformer(new StreamSource(getClass().getResourceAsStream("/orders.xsl")));
        TransformerFactory closed = TransformerFactory.newInstance();
        closed.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // ok: java-xxe
        closed.newTransformer().transform(new StreamSource(in), new StreamResult(System.out));
    }
}
