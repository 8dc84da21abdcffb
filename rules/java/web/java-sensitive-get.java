import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

class Login extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-sensitive-get
    login(request.getParameter("user"), request.getParameter("password"));
    String name = "accessToken";
    // ruleid: java-sensitive-get
    check(request.getParameter(name));
    Map<String, String[]> all = request.getParameterMap();
    // ruleid: java-sensitive-get
    check(all.get("password")[0]);
    // ok: java-sensitive-get
    show(request.getParameter("user"));
  }

  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    // ok: java-sensitive-get
    login(request.getParameter("user"), request.getParameter("password"));
  }

  protected void doPut(HttpServletRequest request, HttpServletResponse response) {
    // ok: java-sensitive-get
    check(request.getParameter("secret"));
  }
}
