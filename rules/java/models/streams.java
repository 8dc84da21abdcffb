import java.io.*;
import java.util.*;
import javax.servlet.http.HttpServletRequest;

class Orders {
    java.sql.Statement statement;

    void read(HttpServletRequest request) throws Exception {
        InputStream body = request.getInputStream();
        byte[] bytes = new byte[100];
        int count = body.read(bytes);
        // ruleid: java-sql-injection
        statement.execute(new String(bytes, 0, count));
        // ok: java-sql-injection
        statement.execute("A " + count);
    }

    void copied(HttpServletRequest request) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        request.getInputStream().transferTo(out);
        // ruleid: java-sql-injection
        statement.execute(out.toString());
    }

    void other(HttpServletRequest request) throws Exception {
        byte[] bytes = new byte[100];
        new FileInputStream("orders").read(bytes);
        // ok: java-sql-injection
        statement.execute(new String(bytes));
    }

    void added(HttpServletRequest request) throws Exception {
        List<String> names = new ArrayList<>();
        Collections.addAll(names, "a", request.getParameter("name"));
        // ruleid: java-sql-injection
        statement.execute("A " + String.join(",", names));
    }
}
