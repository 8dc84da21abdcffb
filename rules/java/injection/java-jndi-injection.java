import javax.naming.*;
import javax.servlet.http.*;

class Lookup extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    Context context = new InitialContext();
    // ruleid: java-jndi-injection
    context.lookup(name);
    // ruleid: java-jndi-injection
    InitialContext.doLookup("rmi://" + name);
    // ruleid: java-jndi-injection
    new InitialContext().lookup(name);
    // ok: java-jndi-injection
    context.lookup("java:comp/env/jdbc/orders");
    // ok: java-jndi-injection
    context.lookup("java:comp/env/jdbc/" + Integer.parseInt(name));
    // ok: java-jndi-injection
    dictionary.lookup(name);
  }
}
