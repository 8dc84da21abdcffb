import javax.servlet.http.*;
import org.springframework.web.cors.CorsConfiguration;

class Sites {
  void filter(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-cors-credentials
    response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
    String origin = request.getHeader("Origin");
    // ruleid: java-cors-credentials
    response.addHeader("Access-Control-Allow-Origin", origin);
    // ok: java-cors-credentials
    response.setHeader("Access-Control-Allow-Origin", "https://www.example.com");
    // ok: java-cors-credentials
    response.setHeader("X-Origin", origin);
  }

  void configure() {
    CorsConfiguration open = new CorsConfiguration();
    open.addAllowedOriginPattern("*");
    // ruleid: java-cors-credentials
    open.setAllowCredentials(true);
    CorsConfiguration closed = new CorsConfiguration();
    closed.addAllowedOrigin("https://www.example.com");
    // ok: java-cors-credentials
    closed.setAllowCredentials(true);
  }

  void checked(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (!SITES.contains(origin)) return;
    // ok: java-cors-credentials
    response.setHeader("Access-Control-Allow-Origin", origin);
  }

  void unchecked(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (SITES.contains(origin)) log("known");
    note(origin);
    // ruleid: java-cors-credentials
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (isAllowed(origin)) {
      // ok: java-cors-credentials
      response.setHeader("Access-Control-Allow-Origin", origin);
    }
  }
}
