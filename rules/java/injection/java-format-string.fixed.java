import javax.servlet.http.*;

class Greeting extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String text = request.getParameter("text");
    // ruleid: java-format-string
    String.format("%s", text, 1);
    // ruleid: java-format-string
    System.out.printf("%s", "Hello " + text);
    // ruleid: java-format-string
    System.out.format("%s", System.getProperty("format"), 1);
    // ok: java-format-string
    String.format("Hello %s", text);
    // ok: java-format-string
    System.out.printf("%s", text);
    // ok: java-format-string
    System.out.println("Hello " + text);
  }
}
