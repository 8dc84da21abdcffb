import javax.servlet.http.*;

class Cookies {
  void plain(HttpServletResponse response, String id) {
    Cookie cookie = new Cookie("session", id);
    // ruleid: java-cookie-httponly
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
    // ruleid: java-cookie-httponly
    // nofix: java-cookie-httponly
    response.addCookie(new Cookie("auth_token", id));
    // ruleid: java-cookie-httponly
    // nofix: java-cookie-httponly
    response.addHeader("Set-Cookie", "token=" + id + ";Secure");
  }

  void closed(HttpServletResponse response, String id) {
    Cookie cookie = new Cookie("session", id);
    cookie.setHttpOnly(true);
    // ok: java-cookie-httponly
    response.addCookie(cookie);
    Cookie other = new Cookie("remember", id);
    // ruleid: java-cookie-httponly
    other.setHttpOnly(true);
    response.addCookie(other);
    // ok: java-cookie-httponly
    response.addCookie(new Cookie("theme", "dark"));
    // ok: java-cookie-httponly
    response.addHeader("Set-Cookie", "token=" + id + "; Secure; HttpOnly");
  }
}
