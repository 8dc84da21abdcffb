import javax.servlet.http.HttpServletRequest;
import javax.xml.xpath.*;
import net.sf.saxon.s9api.XQueryCompiler;
import org.apache.commons.jxpath.JXPathContext;
import org.dom4j.Document;

class Calculator {
    void evaluate(String text) {}
    void compile(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, XPath path, Document document, JXPathContext context, XQueryCompiler compiler) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-xpath-injection
        path.evaluate("//order[@name='" + name + "']", document);
        // ruleid: java-xpath-injection
        XPathFactory.newInstance().newXPath().compile("//order[@name='" + name + "']");
        // ruleid: java-xpath-injection
        document.selectNodes("//order[@name='" + name + "']");
        // ruleid: java-xpath-injection
        context.getValue("order[@name='" + name + "']");
        // ok: java-xpath-injection
        path.evaluate("//order[@name=$name]", document);
        // ok: java-xpath-injection
        new Calculator().evaluate(name);
        // ok: java-xpath-injection
        new Calculator().compile(name);
        // ruleid: java-xquery-injection
        compiler.compile("for $o in //order where $o/@name = '" + name + "' return $o");
        // ok: java-xquery-injection
        compiler.compile("declare variable $name external; //order[@name = $name]");
    }
}
