import java.util.*;
import javax.servlet.http.*;

class Ping extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String host = request.getHeader("X-Host");
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ping " + host);
    Runtime runtime = Runtime.getRuntime();
    // ruleid: java-command-injection
    runtime.exec(new String[] {"sh", "-c", "ping " + host});
    List<String> words = new ArrayList<>();
    words.add("sh");
    words.add("-c");
    words.add("ping " + host);
    // ruleid: java-command-injection
    new ProcessBuilder(words).start();
    ProcessBuilder builder = new ProcessBuilder();
    // ruleid: java-command-injection
    builder.command(words);
    int count = Integer.parseInt(request.getParameter("count"));
    // ok: java-command-injection
    Runtime.getRuntime().exec("ping -c " + count + " localhost");
    // ok: java-command-injection
    runtime.exec("uptime");
    List<String> fixed = new ArrayList<>();
    fixed.add("uptime");
    // ok: java-command-injection
    new ProcessBuilder(fixed).start();
    // ok: java-command-injection
    pipeline.exec(host);
  }
}
