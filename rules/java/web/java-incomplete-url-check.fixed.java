import java.net.URI;

class Addresses {
  void check(String url, URI uri, String host) {
    // ruleid: java-incomplete-url-check
    if (url.startsWith("https://www.example.com/")) go(url);
    // ruleid: java-incomplete-url-check
    if (uri.getHost().endsWith(".example.com")) go(url);
    // ruleid: java-incomplete-url-check
    if (host.endsWith(".example.com")) go(url);
    // ok: java-incomplete-url-check
    if (url.startsWith("https://www.example.com/")) go(url);
    // ok: java-incomplete-url-check
    if (uri.getHost().endsWith(".example.com")) go(url);
    // ok: java-incomplete-url-check
    if (url.startsWith("https://")) go(url);
    // ok: java-incomplete-url-check
    if (url.endsWith("orders.html")) go(url);
  }
}
