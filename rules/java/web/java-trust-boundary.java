import javax.servlet.http.*;

class Settings extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    String role = request.getParameter("role");
    HttpSession session = request.getSession();
    // ruleid: java-trust-boundary
    session.setAttribute("role", role);
    // ruleid: java-trust-boundary
    request.getSession().setAttribute(role, "yes");
    // ruleid: java-trust-boundary
    session.putValue("role", role.trim());
    // ok: java-trust-boundary
    session.setAttribute("role", "guest");
    // ok: java-trust-boundary
    session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
    // ok: java-trust-boundary
    request.setAttribute("role", role);
    // ok: java-trust-boundary
    session.getAttribute(role);
  }
}
