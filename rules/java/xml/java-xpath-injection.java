import javax.servlet.http.*;
import javax.xml.xpath.*;

class Lookup extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String user = request.getParameter("user");
    XPath xpath = XPathFactory.newInstance().newXPath();
    String expression = "//user[@name='" + user + "']";
    // ruleid: java-xpath-injection
    xpath.evaluate(expression, document);
    // ruleid: java-xpath-injection
    XPathExpression compiled = xpath.compile(expression);
    // ruleid: java-xpath-injection
    document.selectNodes("//user[@name='" + user + "']");
    // ok: java-xpath-injection
    xpath.evaluate("//user[@name=$name]", document);
    // ok: java-xpath-injection
    xpath.evaluate("//user[@name='" + ESAPI.encoder().encodeForXPath(user) + "']", document);
    // ok: java-xpath-injection
    xpath.evaluate("//user[" + Integer.parseInt(user) + "]", document);
    // ok: java-xpath-injection
    Pattern.compile(user);
  }
}
