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

class Console {
  public static void main(String[] arguments) throws Exception {
    Interpreter beanShell = new bsh.Interpreter();
    // ruleid: java-code-injection
    beanShell.eval(arguments[0]);
    JShell shell = JShell.create();
    // ruleid: java-code-injection
    shell.eval(arguments[0]);
    // ok: java-code-injection
    shell.eval("1 + 1");
  }

  void serve(Socket socket) throws Exception {
    BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream()));
    PythonInterpreter python = new PythonInterpreter();
    // ruleid: java-code-injection
    python.exec(reader.readLine());
    // ok: java-code-injection
    python.set("line", reader.readLine());
  }
}
