import java.util.*;
import javax.servlet.http.*;

class Shapes extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String type = request.getParameter("type");
    // ruleid: java-unsafe-reflection
    Class shape = Class.forName(type);
    // ruleid: java-unsafe-reflection
    Object made = shape.newInstance();
    // ruleid: java-unsafe-reflection
    made.getClass().getMethod(request.getParameter("method")).invoke(made);
    // ruleid: java-unsafe-reflection
    ClassLoader.getSystemClassLoader().loadClass(type);
    // ok: java-unsafe-reflection
    Class fixed = Class.forName("com.example.Circle");
    // ok: java-unsafe-reflection
    Supplier<Shape> supplier = SHAPES.get(type);
  }

  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String type = request.getParameter("type");
    if (ALLOWED.contains(type)) {
      // ok: java-unsafe-reflection
      Class.forName(type);
    }
  }

  private void load(String type) throws Exception {
    // ok: java-unsafe-reflection
    Class.forName(type);
  }
}

class Screen extends Activity {
  protected void onCreate(Bundle state) {
    String name = getIntent().getStringExtra("fragment");
    // ruleid: java-unsafe-reflection
    show(Fragment.instantiate(this, name, null));
  }
}
