import com.zaxxer.hikari.HikariConfig;
import java.sql.*;
import javax.servlet.http.HttpServletRequest;
import javax.sql.DataSource;

class Program {
    ResultSet executeQuery(String text) { return null; }
    void execute(String text) {}
}

class Orders {
    private Connection kept;

    void orders(HttpServletRequest request, DataSource source, Statement given, Other other) throws Exception {
        String sql = "SELECT * FROM orders WHERE name = '" + request.getParameter("name") + "'";
        // ruleid: java-sql-injection
        given.execute(sql);
        // ruleid: java-sql-injection
        given.addBatch(sql);
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:orders");
        // ruleid: java-sql-injection
        connection.createStatement().executeUpdate(sql);
        // ruleid: java-sql-injection
        connection.prepareCall(sql);
        // ruleid: java-sql-injection
        kept.prepareStatement(sql);
        try (var statement = source.getConnection().createStatement()) {
            // ruleid: java-sql-injection
            statement.execute(sql);
        }
        // ruleid: java-sql-injection
        other.statement().executeQuery(sql);
        PreparedStatement find = connection.prepareStatement("SELECT * FROM orders WHERE name = ?");
        // ok: java-sql-injection
        find.setString(1, request.getParameter("name"));
        // ok: java-sql-injection
        find.executeQuery();
        // ok: java-sql-injection
        new Program().executeQuery(sql);
        // ok: java-sql-injection
        new Program().execute(sql);
        // ok: java-sql-injection
        given.executeQuery("SELECT * FROM orders WHERE id = " + Integer.parseInt(request.getParameter("id")));
        // ruleid: java-ssrf
        DriverManager.getConnection(request.getParameter("database"), "orders", System.getenv("ORDERS"));
        // ruleid: java-ssrf
        new HikariConfig().setJdbcUrl(request.getParameter("database"));
        // ok: java-ssrf
        new HikariConfig().setPoolName(request.getParameter("database"));
    }
}
