import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.directory.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class Shelf {
    void search(String base, String text) {}
    void lookup(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, DirContext directory, LdapTemplate template, Context names, Shelf shelf) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-ldap-injection
        directory.search("ou=people", "(uid=" + name + ")", null);
        InitialDirContext first = new InitialDirContext();
        // ruleid: java-ldap-injection
        first.search("ou=" + name, "(uid=*)", null);
        // ruleid: java-ldap-injection
        template.search("ou=people", "(uid=" + name + ")", null);
        // ok: java-ldap-injection
        directory.search("ou=people", "(uid={0})", new Object[] {name}, null);
        // ok: java-ldap-injection
        template.search("ou=people", "(uid=" + LdapEncoder.filterEncode(name) + ")", null);
        // ok: java-ldap-injection
        shelf.search("ou=people", name);
        // ruleid: java-jndi-injection
        names.lookup(name);
        // ruleid: java-jndi-injection
        new InitialContext().lookup("ldap://" + name);
        // ok: java-jndi-injection
        names.lookup("java:comp/env/jdbc/orders");
        // ok: java-jndi-injection
        shelf.lookup(name);
    }
}
