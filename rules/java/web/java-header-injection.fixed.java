import javax.servlet.http.*;

class Name extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-header-injection
    response.setHeader("X-Name", name.replaceAll("[\r\n]", ""));
    // ruleid: java-header-injection
    response.addHeader("X-Name", "name=" + name.replaceAll("[\r\n]", ""));
    String header = "name: " + name.replaceAll("[\r\n]", "");
    // ruleid: java-header-injection
    response.setHeader("X-Name", header);
    // ok: java-header-injection
    response.setHeader("X-Name", name.replaceAll("[\\r\\n]", ""));
    // ok: java-header-injection
    response.setHeader("X-Name", URLEncoder.encode(name, "UTF-8"));
    // ok: java-header-injection
    response.setHeader("X-Name", "fixed");
  }
}
