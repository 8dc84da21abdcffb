import java.util.logging.Level;
import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Dialog {
    void info(String text) {}
    void error(String text) {}
}

class Orders {
    private static final Logger events = LoggerFactory.getLogger(Orders.class);
    private final java.util.logging.Logger other = java.util.logging.Logger.getLogger("orders");
    private Dialog dialog;

    void orders(HttpServletRequest request) {
        String name = request.getParameter("name");
        // ruleid: java-log-injection
        events.info("order of {}", name);
        // ruleid: java-log-injection
        other.log(Level.INFO, "order of " + name);
        // ruleid: java-log-injection
        log.warn("order of " + name);
        // ok: java-log-injection
        events.info("order of {}", name.replaceAll("[\\r\\n]", "_"));
        // ok: java-log-injection
        events.info("order of {}", name.length());
        // ok: java-log-injection
        dialog.info(name);
        // ok: java-log-injection
        dialog.error(name);
    }
}
