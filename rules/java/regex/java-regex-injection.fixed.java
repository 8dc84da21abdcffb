import java.util.regex.Pattern;
import javax.servlet.http.*;

class Filter extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String filter = request.getParameter("filter");
    // ruleid: java-regex-injection
    Pattern.compile(java.util.regex.Pattern.quote(filter)).matcher("orders").find();
    // ruleid: java-regex-injection
    boolean found = Pattern.matches(".*" + java.util.regex.Pattern.quote(filter), "orders");
    String names = "a,b";
    // ruleid: java-regex-injection
    names.split(java.util.regex.Pattern.quote(filter));
    // ok: java-regex-injection
    Pattern.compile(Pattern.quote(filter));
    // ok: java-regex-injection
    Pattern.compile("[a-z]*").matcher(filter).matches();
    // ok: java-regex-injection
    filter.split(",");
  }
}
