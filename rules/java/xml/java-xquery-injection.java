import javax.servlet.http.*;
import javax.xml.xquery.*;

class Users extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    String query = "doc('users.xml')//user[name='" + name + "']";
    XQConnection connection = source.getConnection();
    // ruleid: java-xquery-injection
    XQPreparedExpression prepared = connection.prepareExpression(query);
    XQExpression expression = connection.createExpression();
    // ruleid: java-xquery-injection
    expression.executeQuery(query);
    // ruleid: java-xquery-injection
    expression.executeCommand(request.getReader());
    // ok: java-xquery-injection
    XQPreparedExpression safe = connection.prepareExpression("declare variable $name external; //user[name=$name]");
    // ok: java-xquery-injection
    safe.bindString(new QName("name"), name, null);
    // ok: java-xquery-injection
    expression.executeQuery("//user[id=" + Integer.parseInt(request.getParameter("id")) + "]");
  }
}
