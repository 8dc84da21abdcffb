import java.util.Formatter;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

class Disk {
    void format(String name) {}
    void compile(String name) {}
}

class Orders {
    void orders(HttpServletRequest request, Disk disk, Formatter formatter) {
        String text = request.getParameter("text");
        // ruleid: java-regex-injection
        Pattern.compile(text);
        // ruleid: java-regex-injection
        "orders".matches(".*" + text);
        // ok: java-regex-injection
        Pattern.compile(Pattern.quote(text));
        // ok: java-regex-injection
        Pattern.compile("[a-z]+").matcher(text);
        // ok: java-regex-injection
        disk.compile(text);
        // ruleid: java-format-string
        String.format(text, 1);
        // ruleid: java-format-string
        formatter.format(text);
        // ruleid: java-format-string
        System.out.printf("Order " + text);
        // ok: java-format-string
        String.format("Order %s", text);
        // ok: java-format-string
        System.out.println(text);
        // ok: java-format-string
        disk.format(text);
    }
}
