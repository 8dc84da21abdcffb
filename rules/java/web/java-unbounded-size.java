import java.util.*;
import javax.servlet.http.*;

class Sizes extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    int size = Integer.parseInt(request.getParameter("size"));
    // ruleid: java-unbounded-size
    byte[] buffer = new byte[size];
    // ruleid: java-unbounded-size
    Thread.sleep(Long.parseLong(request.getParameter("delay")));
    // ruleid: java-unbounded-size
    String line = "-".repeat(size);
    // ok: java-unbounded-size
    byte[] limited = new byte[Math.min(size, 65536)];
    // ok: java-unbounded-size
    byte[] fixed = new byte[65536];
  }

  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    int size = Integer.parseInt(request.getParameter("size"));
    if (size > 1000) throw new IllegalArgumentException();
    // ok: java-unbounded-size
    byte[] buffer = new byte[size];
    int other = Integer.parseInt(request.getParameter("other"));
    if (other < 0) throw new IllegalArgumentException();
    // ruleid: java-unbounded-size
    byte[] open = new byte[other];
  }

  protected void doPut(HttpServletRequest request, HttpServletResponse response) {
    int size = Integer.parseInt(request.getParameter("size"));
    if (size > 0) log("size");
    // ruleid: java-unbounded-size
    byte[] compared = new byte[size];
    if (size < 4096) return;
    // ruleid: java-unbounded-size
    byte[] large = new byte[size];
    if (size <= 65536) {
      // ok: java-unbounded-size
      byte[] limited = new byte[size];
    }
  }
}
