import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;
import javax.servlet.http.HttpServletRequest;

class Orders {
    enum State { OPEN, CLOSED }

    private static final Map<String, String> COLUMNS = new HashMap<>();

    java.sql.Statement statement;

    void orders(HttpServletRequest request) throws Exception {
        String text = request.getParameter("text");
        // ruleid: java-sql-injection
        statement.execute("A " + text);
        // ruleid: java-sql-injection
        statement.execute("A " + String.valueOf(text));
        // ok: java-sql-injection
        statement.execute("A " + Integer.parseUnsignedInt(text));
        // ok: java-sql-injection
        statement.execute("A " + new BigDecimal(text));
        // ok: java-sql-injection
        statement.execute("A " + UUID.fromString(text));
        // ok: java-sql-injection
        statement.execute("A " + LocalDate.parse(text));
        // ok: java-sql-injection
        statement.execute("A " + State.valueOf(text).name());
        // ok: java-sql-injection
        statement.execute("A " + text.length());
        Map<String, String> columns = Map.of("a", "name", "b", "price");
        // ok: java-sql-injection
        statement.execute("A " + columns.get(text));
        // ok: java-sql-injection
        statement.execute("A " + COLUMNS.getOrDefault(text, "name"));
        Map<String, String> given = new HashMap<>();
        given.put("a", request.getParameter("other"));
        // ruleid: java-sql-injection
        statement.execute("A " + given.get("a"));
    }
}
