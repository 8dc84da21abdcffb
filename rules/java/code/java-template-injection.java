import freemarker.template.Template;
import java.io.StringReader;
import javax.servlet.http.*;
import org.apache.velocity.app.Velocity;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

class Hello extends HttpServlet {
  private TemplateEngine engine;

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-template-injection
    engine.process("<p>" + name, new Context());
    // ruleid: java-template-injection
    Velocity.evaluate(context, response.getWriter(), "hello", "Hello " + name);
    // ruleid: java-template-injection
    new Template("hello", new StringReader("Hello " + name), configuration).process(model, response.getWriter());
    Context values = new Context();
    values.setVariable("name", name);
    // ok: java-template-injection
    engine.process("hello", values);
    // ok: java-template-injection
    Velocity.evaluate(context, response.getWriter(), "hello", "Hello $name");
    // ok: java-template-injection
    engine.process("hello-" + Integer.parseInt(name), values);
  }
}
