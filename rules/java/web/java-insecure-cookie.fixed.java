import javax.servlet.http.*;

class Cookies {
  void plain(HttpServletResponse response, String id) {
    Cookie cookie = new Cookie("session", id);
    // ruleid: java-insecure-cookie
    cookie.setSecure(true);
    response.addCookie(cookie);
    // ruleid: java-insecure-cookie
    // nofix: java-insecure-cookie
    response.addCookie(new Cookie("session", id));
  }

  void off(HttpServletResponse response, String id) {
    Cookie cookie = new Cookie("session", id);
    // ruleid: java-insecure-cookie
    cookie.setSecure(true);
    // ok: java-insecure-cookie
    response.addCookie(cookie);
  }

  void secure(HttpServletResponse response, String id, boolean flag) {
    Cookie cookie = new Cookie("session", id);
    // ok: java-insecure-cookie
    cookie.setSecure(true);
    // ok: java-insecure-cookie
    response.addCookie(cookie);
    Cookie other = new Cookie("theme", "dark");
    // ok: java-insecure-cookie
    other.setSecure(flag);
    response.addCookie(other);
  }
}
