import java.net.URL;
import org.apache.http.client.methods.HttpGet;

class Calling {
  private static final String API = "http://api.example.com/orders";

  void call(String given) throws Exception {
    // ruleid: java-cleartext-http
    new URL("http://api.example.com/orders").openStream();
    // ruleid: java-cleartext-http
    // nofix: java-cleartext-http
    new HttpGet(API + "/1");
    String address = "http://api.example.com/" + given;
    // ruleid: java-cleartext-http
    new HttpGet(address);
    // ok: java-cleartext-http
    new URL("https://api.example.com/orders").openStream();
    // ok: java-cleartext-http
    new HttpGet("http://localhost:8080/orders");
    // ok: java-cleartext-http
    new HttpGet(given);
  }
}
