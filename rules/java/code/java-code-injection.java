import javax.script.*;
import javax.servlet.http.*;

class Calculator extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String code = request.getParameter("code");
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    // ruleid: java-code-injection
    engine.eval("result = " + code);
    // ruleid: java-code-injection
    new SpelExpressionParser().parseExpression(code).getValue();
    // ruleid: java-code-injection
    new GroovyShell().evaluate(code);
    // ruleid: java-code-injection
    Ognl.getValue(code, this);
    // ok: java-code-injection
    engine.eval("result = 1");
    engine.put("value", code);
    // ok: java-code-injection
    engine.eval("value + 1");
    // ok: java-code-injection
    new SpelExpressionParser().parseExpression("name").getValue(code);
    // ok: java-code-injection
    Integer.parseInt(code);
  }
}
