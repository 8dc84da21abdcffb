import java.io.*;
import java.nio.file.*;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;

class Lists {
    boolean delete(String text) { return false; }
}

class Orders {
    static final Path FOLDER = Path.of("/srv/orders");

    void orders(HttpServletRequest request, Lists lists) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-path-traversal
        new FileInputStream("/srv/orders/" + name);
        // ruleid: java-path-traversal
        new java.io.FileWriter(name, true);
        File file = new File("/srv/orders", name);
        // ruleid: java-path-traversal
        file.delete();
        // ruleid: java-path-traversal
        Files.readString(FOLDER.resolve(name));
        // ruleid: java-path-traversal
        Files.copy(FOLDER, Path.of(name));
        // ruleid: java-path-traversal
        FileUtils.readFileToString(file, "UTF-8");
        // ruleid: java-path-traversal
        getClass().getResource("/orders/" + name);
        // ok: java-path-traversal
        new RandomAccessFile("orders", name);
        // ok: java-path-traversal
        new FileWriter("orders").write(name);
        // ok: java-path-traversal
        Files.writeString(FOLDER.resolve("orders"), name);
        // ok: java-path-traversal
        new FileInputStream("/srv/orders/" + FilenameUtils.getName(name));
        // ok: java-path-traversal
        new FileInputStream("/srv/orders/" + new File(name).getName());
        // ok: java-path-traversal
        lists.delete(name);
    }

    void checked(HttpServletRequest request) throws Exception {
        File file = new File("/srv/orders", request.getParameter("name"));
        if (!file.getCanonicalPath().startsWith("/srv/orders/")) throw new IOException("outside");
        // ok: java-path-traversal
        new FileInputStream(file);
    }

    void resolved(HttpServletRequest request) throws Exception {
        File file = new File("/srv/orders", request.getParameter("name")).getCanonicalFile();
        if (!file.toPath().startsWith(FOLDER)) throw new IOException("outside");
        // ok: java-path-traversal
        new FileInputStream(file);
    }

    void refused(HttpServletRequest request) throws Exception {
        String name = request.getParameter("name");
        if (name.contains("..")) throw new IOException("outside");
        // ok: java-path-traversal
        new FileInputStream("/srv/orders/" + name);
    }

    void noticed(HttpServletRequest request) throws Exception {
        String name = request.getParameter("name");
        if (name.contains("..")) System.err.println("outside");
        // ruleid: java-path-traversal
        new FileInputStream("/srv/orders/" + name);
    }
}
