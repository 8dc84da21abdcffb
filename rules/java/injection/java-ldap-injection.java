import javax.naming.directory.*;
import javax.servlet.http.*;

class People extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String user = request.getParameter("user");
    DirContext context = new InitialDirContext(environment);
    // ruleid: java-ldap-injection
    context.search("ou=people", "(uid=" + user + ")", controls);
    String filter = "(&(uid=" + user + ")(street={0}))";
    // ruleid: java-ldap-injection
    context.search("ou=people", filter, new Object[] {"The street"}, controls);
    // ruleid: java-ldap-injection
    context.search("ou=" + user, "(uid=x)", controls);
    // ok: java-ldap-injection
    context.search("ou=people", "(uid={0})", new Object[] {user}, controls);
    // ok: java-ldap-injection
    context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(user) + ")", controls);
    // ok: java-ldap-injection
    context.search("ou=people", "(uid=admin)", controls);
  }
}
