import javax.servlet.http.*;

class Login extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String next = request.getParameter("next");
    // ruleid: java-open-redirect
    response.sendRedirect(next);
    // ruleid: java-open-redirect
    response.setHeader("Location", next);
    // ruleid: java-open-redirect
    RedirectView view = new RedirectView(next);
    // ok: java-open-redirect
    response.sendRedirect("/home");
    // ok: java-open-redirect
    response.sendRedirect(PAGES.get(next));
    // ok: java-open-redirect
    response.sendRedirect("/users?id=" + Integer.parseInt(next));
  }

  @GetMapping("/go")
  String go(@RequestParam String to) {
    // ruleid: java-open-redirect
    return "redirect:" + to;
  }
}
