import java.util.*;
import javax.management.remote.*;
import javax.management.remote.rmi.RMIConnectorServer;

class Managing {
  void open(JMXServiceURL url, Object beans) throws Exception {
    // ruleid: java-jmx-open
    JMXConnectorServerFactory.newJMXConnectorServer(url, null, beans);
    // ruleid: java-jmx-open
    new RMIConnectorServer(url, null, null, beans);
    Map<String, Object> empty = new HashMap<>();
    // ruleid: java-jmx-open
    JMXConnectorServerFactory.newJMXConnectorServer(url, empty, beans);
  }

  void closed(JMXServiceURL url, Object beans, Map<String, Object> given) throws Exception {
    Map<String, Object> environment = new HashMap<>();
    environment.put(RMIConnectorServer.CREDENTIALS_FILTER_PATTERN, "java.lang.String;!*");
    // ok: java-jmx-open
    JMXConnectorServerFactory.newJMXConnectorServer(url, environment, beans);
    Map<String, Object> named = new HashMap<>();
    named.put("jmx.remote.rmi.server.credential.types", new String[] {"java.lang.String"});
    // ok: java-jmx-open
    new RMIConnectorServer(url, named, null, beans);
    // ok: java-jmx-open
    JMXConnectorServerFactory.newJMXConnectorServer(url, given, beans);
  }
}
