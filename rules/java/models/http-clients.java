import java.net.*;
import java.net.http.HttpRequest;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.client.ClientBuilder;
import okhttp3.Request;
import org.apache.http.client.methods.HttpGet;
import org.jsoup.Jsoup;

class Shooter {
    void target(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, Request.Builder builder, Socket socket) throws Exception {
        String address = request.getParameter("address");
        // ruleid: java-ssrf
        new URL(address).openStream();
        // ruleid: java-ssrf
        URI.create(address).toURL().openConnection();
        // ruleid: java-ssrf
        HttpRequest.newBuilder().GET().uri(URI.create(address));
        // ruleid: java-ssrf
        new HttpGet(address);
        // ruleid: java-ssrf
        builder.url(address);
        // ruleid: java-ssrf
        ClientBuilder.newClient().target(address);
        // ruleid: java-ssrf
        Jsoup.connect(address).get();
        // ruleid: java-ssrf
        new Socket(address, 80);
        // ok: java-ssrf
        new URL("https://api.example.com/orders?name=" + address).openStream();
        // ok: java-ssrf
        new HttpGet(String.format("https://api.example.com/%s", address));
        // ok: java-ssrf
        HttpRequest.newBuilder(URI.create("https://api.example.com/")).header("X-Name", address);
        // ok: java-ssrf
        Jsoup.connect("https://www.example.com/").data("name", address).get();
        // ok: java-ssrf
        new Shooter().target(address);
        // ok: java-ssrf
        new URL("https://www.example.com/");
    }
}
