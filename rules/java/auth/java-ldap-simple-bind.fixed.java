import java.util.Hashtable;
import javax.naming.Context;

class Directory {
  void open(String password) {
    Hashtable<String, Object> environment = new Hashtable<>();
    // ruleid: java-ldap-simple-bind
    environment.put(Context.PROVIDER_URL, "ldaps://directory.example.com");
    environment.put(Context.SECURITY_AUTHENTICATION, "simple");
    environment.put(Context.SECURITY_CREDENTIALS, password);
  }

  void turned() {
    Hashtable<String, Object> environment = new Hashtable<>();
    environment.put(Context.SECURITY_AUTHENTICATION, "simple");
    // ruleid: java-ldap-simple-bind
    // nofix: java-ldap-simple-bind
    environment.put(Context.PROVIDER_URL, "ldap://directory.example.com:389");
  }

  void named() {
    Hashtable<String, Object> environment = new Hashtable<>();
    // ruleid: java-ldap-simple-bind
    environment.put("java.naming.provider.url", "ldaps://ad.example.com/");
    environment.put("java.naming.security.authentication", "simple");
  }

  void closed() {
    Hashtable<String, Object> environment = new Hashtable<>();
    // ok: java-ldap-simple-bind
    environment.put(Context.PROVIDER_URL, "ldaps://directory.example.com");
    environment.put(Context.SECURITY_AUTHENTICATION, "simple");
    Hashtable<String, Object> own = new Hashtable<>();
    // ok: java-ldap-simple-bind
    own.put(Context.PROVIDER_URL, "ldap://localhost");
    own.put(Context.SECURITY_AUTHENTICATION, "simple");
    Hashtable<String, Object> other = new Hashtable<>();
    // ok: java-ldap-simple-bind
    other.put(Context.PROVIDER_URL, "ldap://directory.example.com");
    other.put(Context.SECURITY_AUTHENTICATION, "GSSAPI");
  }
}
