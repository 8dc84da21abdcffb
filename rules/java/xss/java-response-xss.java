import java.io.PrintWriter;
import javax.servlet.http.*;

class Hello extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-response-xss
    response.getWriter().println("Hello " + name);
    // ruleid: java-response-xss
    response.getWriter().format("Hello %s", name);
    PrintWriter out = response.getWriter();
    // ruleid: java-response-xss
    out.write(name.toCharArray());
    // ok: java-response-xss
    out.println("Hello " + Encode.forHtml(name));
    // ok: java-response-xss
    response.getWriter().println(org.springframework.web.util.HtmlUtils.htmlEscape(name));
    // ok: java-response-xss
    out.println(Integer.parseInt(name));
    // ok: java-response-xss
    System.out.println(name);
  }
}
