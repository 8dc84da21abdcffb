import java.io.*;
import java.nio.file.*;
import javax.servlet.http.*;

class Download extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("file");
    // ruleid: java-path-traversal
    InputStream in = new FileInputStream("/uploads/" + name);
    File file = new File("/uploads", name);
    // ruleid: java-path-traversal
    file.delete();
    // ruleid: java-path-traversal
    Files.readAllBytes(Paths.get("/uploads", name));
    // ruleid: java-path-traversal
    java.io.FileOutputStream out = new java.io.FileOutputStream(new File(name));
    // ok: java-path-traversal
    new FileInputStream("/uploads/" + FilenameUtils.getName(name));
    // ok: java-path-traversal
    Files.readAllBytes(Paths.get("/uploads", Integer.parseInt(name) + ".txt"));
    Path path = Paths.get("/uploads").resolve(name).normalize();
    if (!path.startsWith("/uploads")) throw new IOException("outside");
    // ok: java-path-traversal
    Files.readAllBytes(path);
    File fixed = new File("/uploads/list.txt");
    // ok: java-path-traversal
    fixed.delete();
  }
}
