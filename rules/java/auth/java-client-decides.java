import java.net.InetAddress;
import javax.servlet.http.*;

class Deciding extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String role = request.getParameter("role");
    // ruleid: java-client-decides
    if (role.equals("admin")) {
      grantAdmin(role);
    }
    for (Cookie cookie : request.getCookies()) {
      // ruleid: java-client-decides
      if ("true".equals(cookie.getValue())) login("admin");
    }
    // ruleid: java-client-decides
    if (subject.isPermitted("orders:" + role)) show();
    // ok: java-client-decides
    if (role.equals("admin")) {
      show();
    }
    // ok: java-client-decides
    if (accounts.find(request.getRemoteUser()).equals("admin")) show();
    // ok: java-client-decides
    if (subject.isPermitted("orders:read")) show();
    if (MODE.equals("open")) {
      // ok: java-client-decides
      login("guest");
    }
  }
}
