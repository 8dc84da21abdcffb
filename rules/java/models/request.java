import java.math.BigDecimal;
import java.util.*;
import javax.servlet.http.*;
import javax.ws.rs.core.UriInfo;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ServerWebExchange;

class Settings {
    String getParameter(String name) { return name; }
    String getHeader(String name) { return name; }
}

class Orders {
    java.sql.Statement statement;

    void servlet(HttpServletRequest request, Settings settings) throws Exception {
        // ruleid: java-sql-injection
        statement.execute("A " + request.getParameter("name"));
        // ruleid: java-sql-injection
        statement.execute("A " + request.getReader().readLine());
        // ruleid: java-sql-injection
        statement.execute("A " + request.getPart("order").getSubmittedFileName());
        for (Cookie cookie : request.getCookies()) {
            // ruleid: java-sql-injection
            statement.execute("A " + cookie.getValue());
        }
        // ok: java-sql-injection
        statement.execute("A " + request.getContentLength());
        // ok: java-sql-injection
        statement.execute("A " + settings.getParameter("name"));
        // ok: java-sql-injection
        statement.execute("A " + settings.getHeader("name"));
    }

    void others(ServerWebExchange exchange, UriInfo info, MultipartFile file) throws Exception {
        // ruleid: java-sql-injection
        statement.execute("A " + exchange.getRequest().getQueryParams().getFirst("name"));
        // ruleid: java-sql-injection
        statement.execute("A " + info.getPathParameters().getFirst("name"));
        // ruleid: java-sql-injection
        statement.execute("A " + file.getOriginalFilename());
        // ok: java-sql-injection
        statement.execute("A " + file.getSize());
    }

    @GetMapping("/a")
    void text(@RequestParam String name) throws Exception {
        // ruleid: java-sql-injection
        statement.execute("A " + name);
    }

    @GetMapping("/b")
    void number(@RequestParam Long id, @RequestParam BigDecimal price, @RequestParam Optional<Integer> count, @RequestParam int[] ids) throws Exception {
        // ok: java-sql-injection
        statement.execute("A " + id + price + count.get() + ids[0]);
    }
}
