import java.net.*;
import okhttp3.Request;
import javax.servlet.http.*;

class Fetch extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String address = request.getParameter("url");
    // ruleid: java-ssrf
    new URL(address).openStream();
    URL url = new URL(address);
    // ruleid: java-ssrf
    url.openConnection();
    // ruleid: java-ssrf
    HttpRequest call = HttpRequest.newBuilder(URI.create(address)).build();
    // ruleid: java-ssrf
    restTemplate.getForObject(address, String.class);
    URL fixed = new URL("https://example.com/list");
    // ok: java-ssrf
    fixed.openConnection();
    // ok: java-ssrf
    restTemplate.getForObject("https://example.com/{id}", String.class, address);
    // ok: java-ssrf
    new URL(ADDRESSES.get(Integer.parseInt(address))).openStream();
  }
}

class Clients {
  @GetMapping("/fetch")
  public void fetch(String address, Request.Builder builder) throws Exception {
    // ruleid: java-ssrf
    builder.url(address);
    // ruleid: java-ssrf
    new InetSocketAddress(address, 80);
    // ruleid: java-ssrf
    ((URL) new URL(address)).openConnection();
    // ok: java-ssrf
    builder.url(ADDRESS);
  }

  private void own(String address) throws Exception {
    // ok: java-ssrf
    new InetSocketAddress(address, 80);
  }
}
