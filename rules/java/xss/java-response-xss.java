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

@RestController
class Greeting {
  @GetMapping("/hello")
  public String hello(String name) {
    // ruleid: java-response-xss
    return "<p>Hello " + name;
  }

  @GetMapping("/safe")
  public String safe(String name) {
    // ok: java-response-xss
    return "<p>Hello " + HtmlUtils.htmlEscape(name);
  }

  @GetMapping(value = "/data", produces = MediaType.APPLICATION_JSON_VALUE)
  public String data(String name) {
    // ok: java-response-xss
    return name;
  }

  @GetMapping(value = "/page", produces = MediaType.TEXT_HTML_VALUE)
  public ResponseEntity<String> page(String name) {
    // ruleid: java-response-xss
    return ResponseEntity.ok("<p>" + name);
  }

  @PostMapping("/user")
  public ResponseEntity<User> user(@RequestBody User user) {
    // ok: java-response-xss
    return ResponseEntity.ok(user);
  }
}

class Pages {
  @GET
  public Response typed(String name) {
    // ok: java-response-xss
    Response other = Response.ok().type(MediaType.APPLICATION_JSON).entity(name).build();
    // ruleid: java-response-xss
    return Response.ok().type(MediaType.TEXT_HTML).entity("<p>" + name).build();
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    response.setContentType("text/plain");
    // ok: java-response-xss
    response.getWriter().println(request.getParameter("name"));
  }

  public void encode(FacesContext facesContext) throws Exception {
    ResponseWriter writer = facesContext.getResponseWriter();
    String id = facesContext.getExternalContext().getRequestParameterMap().get("id");
    // ruleid: java-response-xss
    writer.write("<i id='" + id + "'>");
    // ok: java-response-xss
    writer.writeText(id, null);
  }
}
