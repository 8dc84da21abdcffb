import com.hubspot.jinjava.Jinjava;
import freemarker.template.Template;
import java.io.StringReader;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.apache.velocity.app.Velocity;
import org.thymeleaf.TemplateEngine;

class Order {
    void process(String text) {}
    void render(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, TemplateEngine engine, Jinjava jinjava) throws Exception {
        String text = request.getParameter("text");
        // ruleid: java-template-injection
        Velocity.evaluate(null, null, "orders", text);
        // ruleid: java-template-injection
        new Template("orders", new StringReader(text), null);
        // ruleid: java-template-injection
        engine.process(text, null);
        // ruleid: java-template-injection
        jinjava.render("Order " + text, null);
        // ok: java-template-injection
        jinjava.render("Order {{ text }}", Map.of("text", text));
        // ok: java-template-injection
        Velocity.evaluate(null, null, text, "Order $text");
        // ok: java-template-injection
        new Order().process(text);
        // ok: java-template-injection
        new Order().render(text);
    }
}
