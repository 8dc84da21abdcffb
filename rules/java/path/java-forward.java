import javax.servlet.http.*;

class Pages extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String page = request.getParameter("page");
    // ruleid: java-forward
    request.getRequestDispatcher(page).forward(request, response);
    // ruleid: java-forward
    getServletContext().getRequestDispatcher("/WEB-INF/" + page + ".jsp").include(request, response);
    // ok: java-forward
    request.getRequestDispatcher("/index.jsp?page=" + page).forward(request, response);
    // ok: java-forward
    request.getRequestDispatcher(PAGES.getOrDefault(page, "/index.jsp")).forward(request, response);
  }

  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String page = request.getParameter("page");
    if (page.equals("/help.jsp")) {
      // ok: java-forward
      request.getRequestDispatcher(page).forward(request, response);
    }
  }

  @GetMapping("/view")
  public ModelAndView view(String name) {
    // ruleid: java-forward
    return new ModelAndView(name);
  }

  @GetMapping("/forward")
  public String forward(String name) {
    // ruleid: java-forward
    return "forward:" + name;
  }

  @GetMapping("/redirect")
  public ModelAndView redirect(String name) {
    // ok: java-forward
    return new ModelAndView("redirect:" + name);
  }
}
