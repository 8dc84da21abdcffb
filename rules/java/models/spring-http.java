import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.springframework.core.io.UrlResource;
import org.springframework.web.client.*;
import org.springframework.web.reactive.function.client.WebClient;

class Cache {
    void put(String key, Object value) {}
    void delete(String key) {}
}

class Orders {
    private Cache template;

    void orders(HttpServletRequest request, RestTemplate rest, WebClient web, RestOperations operations, RestClient client) throws Exception {
        String address = request.getParameter("address");
        // ruleid: java-ssrf
        rest.getForObject(address, String.class);
        // ruleid: java-ssrf
        operations.exchange(address, null, null, String.class);
        // ruleid: java-ssrf
        web.get().uri(address).retrieve();
        // ruleid: java-ssrf
        client.post().uri(address);
        // ruleid: java-ssrf
        WebClient.create(address);
        // ruleid: java-ssrf
        new UrlResource(address);
        // ruleid: java-ssrf
        other().postForEntity(address, null, String.class);
        // ok: java-ssrf
        rest.getForObject("https://api.example.com/{name}", String.class, Map.of("name", address));
        // ok: java-ssrf
        web.get().uri("https://api.example.com/orders/" + address).retrieve();
        // ok: java-ssrf
        web.post().uri("https://api.example.com/").bodyValue(address);
        // ok: java-ssrf
        template.put(address, 1);
        // ok: java-ssrf
        template.delete(address);
    }
}
