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

class Moves {
  @GetMapping("/view")
  public RedirectView view(String next) {
    RedirectView view = new RedirectView();
    // ruleid: java-open-redirect
    view.setUrl(next);
    return view;
  }

  @GetMapping("/name")
  public String name(String next) {
    // ruleid: java-open-redirect
    return "redirect:" + next;
  }

  @GetMapping("/here")
  public String here(String id) {
    String url = "/orders?id=" + id;
    // ok: java-open-redirect
    return "redirect:" + url;
  }

  @GetMapping("/checked")
  public ResponseEntity<Void> checked(String next) {
    HttpHeaders headers = new HttpHeaders();
    if (ALLOWED.contains(next)) {
      // ok: java-open-redirect
      headers.setLocation(URI.create(next));
    }
    return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
  }

  @GetMapping("/header")
  public ResponseEntity<Void> header(String next) {
    HttpHeaders headers = new HttpHeaders();
    // ruleid: java-open-redirect
    headers.setLocation(URI.create(next));
    // ok: java-open-redirect
    headers.add("Location", "https://example.com/orders/" + next);
    return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
  }
}
