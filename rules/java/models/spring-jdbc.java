import javax.servlet.http.HttpServletRequest;
import org.springframework.jdbc.core.*;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestTemplate;

class Counter {
    void update(String text) {}
    void query(String text) {}
}

class Orders extends Base {
    private Counter template;
    private RestTemplate rest;

    void orders(HttpServletRequest request, JdbcTemplate a, JdbcOperations b, NamedParameterJdbcTemplate c, JdbcClient d) {
        String name = request.getParameter("name");
        String sql = "SELECT * FROM orders WHERE name = '" + name + "'";
        // ruleid: java-sql-injection
        a.update(sql);
        // ruleid: java-sql-injection
        b.query(sql, row -> {});
        // ruleid: java-sql-injection
        c.queryForObject(sql, null, Integer.class);
        // ruleid: java-sql-injection
        c.getJdbcTemplate().execute(sql);
        // ruleid: java-sql-injection
        d.sql(sql).query();
        // ruleid: java-sql-injection
        jdbcTemplate.update(sql);
        // ruleid: java-sql-injection
        Databases.jdbcTemplate.execute(sql);
        // ruleid: java-sql-injection
        other().batchUpdate(sql);
        // ok: java-sql-injection
        a.update("DELETE FROM orders WHERE name = ?", name);
        // ok: java-sql-injection
        d.sql("SELECT * FROM orders WHERE name = ?").param(name);
        // ok: java-sql-injection
        template.update(name);
        // ok: java-sql-injection
        template.query(name);
        // ok: java-sql-injection
        rest.execute("https://api.example.com/" + name, null, null, null);
        // ok: java-sql-injection
        machine.execute(name);
    }
}
