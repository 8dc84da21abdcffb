import com.datastax.oss.driver.api.core.CqlSession;
import java.sql.Connection;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.dbutils.QueryRunner;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

class Program {
    void query(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, DSLContext jooq, Jdbi jdbi, QueryRunner runner, Connection connection) throws Exception {
        String name = request.getParameter("name");
        String sql = "SELECT * FROM orders WHERE name = '" + name + "'";
        // ruleid: java-sql-injection
        jooq.fetch(sql);
        // ruleid: java-sql-injection
        jooq.select().from("orders").where(DSL.condition("name = '" + name + "'"));
        // ruleid: java-sql-injection
        jdbi.open().execute(sql);
        // ruleid: java-sql-injection
        runner.update(connection, sql);
        // ruleid: java-sql-injection
        runner.query(sql, null);
        // ruleid: java-sql-injection
        CqlSession.builder().build().execute(sql);
        // ok: java-sql-injection
        jooq.fetch("SELECT * FROM orders WHERE name = ?", name);
        // ok: java-sql-injection
        jooq.select().from("orders").where(DSL.field("name").eq(name));
        // ok: java-sql-injection
        runner.query(connection, "SELECT * FROM orders WHERE name = ?", null, name);
        // ok: java-sql-injection
        new Program().query(name);
    }
}
