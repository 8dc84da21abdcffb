import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;

class Store {
    static final String BASE = "/srv/";

    public FileInputStream open(String name) throws IOException {
        // lowid: java-path-traversal
        return new FileInputStream(BASE + name);
    }

    private static FileReader read(final String name, boolean quick) throws IOException {
        // lowid: java-path-traversal
        return new FileReader(name);
    }

    ResultSet find(Statement statement, String user) throws SQLException {
        // lowid: java-sql-injection
        return statement.executeQuery("SELECT * FROM users WHERE name = '" + user + "'");
    }

    ResultSet numbered(Statement statement, int number, UUID id) throws SQLException {
        // ok: java-sql-injection
        statement.executeQuery("SELECT * FROM users WHERE number = " + number);
        // ok: java-sql-injection
        return statement.executeQuery("SELECT * FROM users WHERE id = '" + id + "'");
    }

    static String joined(String name) {
        return BASE + name;
    }

    FileReader fixed() throws IOException {
        // ok: java-path-traversal
        return new FileReader(joined("notes.txt"));
    }

    FileReader asked(HttpServletRequest request) throws IOException {
        // ruleid: java-path-traversal
        return new FileReader(request.getParameter("name"));
    }
}
