import javax.mail.internet.MimeMessage;
import javax.servlet.http.HttpServletRequest;
import org.springframework.mail.javamail.MimeMessageHelper;

class Table {
    void addHeader(String name, String text) {}
    void setText(String text, boolean bold) {}
}

class Orders {
    void orders(HttpServletRequest request, MimeMessage message, MimeMessageHelper helper, Table table) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-mail-header-injection
        message.setHeader("X-Order", name);
        // ok: java-mail-header-injection
        message.setHeader("X-Order", name.replaceAll("[\\r\\n]", ""));
        // ok: java-mail-header-injection
        message.setText(name);
        // ok: java-mail-header-injection
        table.addHeader("X-Order", name);
        // ruleid: java-response-xss
        helper.setText("<p>" + name, true);
        // ok: java-response-xss
        helper.setText("Order " + name, false);
        // ok: java-response-xss
        table.setText(name, true);
    }
}
