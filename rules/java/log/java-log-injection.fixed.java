import javax.servlet.http.*;

class Audit extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String user = request.getParameter("user");
    // ruleid: java-log-injection
    logger.info("login of " + String.valueOf(user).replaceAll("[\r\n]", "_"));
    // ruleid: java-log-injection
    LOG.warn("login of {}", String.valueOf(user).replaceAll("[\r\n]", "_"));
    // ruleid: java-log-injection
    log.error(String.format("no user %s", String.valueOf(user).replaceAll("[\r\n]", "_")));
    // ok: java-log-injection
    logger.info("login of " + user.replaceAll("[\\r\\n]", "_"));
    // ok: java-log-injection
    logger.info("login of {}", Integer.parseInt(user));
    // ok: java-log-injection
    logger.info("login");
  }
}
