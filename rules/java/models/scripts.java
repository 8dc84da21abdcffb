import groovy.lang.GroovyShell;
import javax.script.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class Grade {
    void eval(String text) {}
    void evaluate(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, ScriptEngine engine, Grade grade) throws Exception {
        String code = request.getParameter("code");
        // ruleid: java-code-injection
        engine.eval(code);
        // ruleid: java-code-injection
        new ScriptEngineManager().getEngineByName("js").eval(code);
        // ruleid: java-code-injection
        new GroovyShell().evaluate(code);
        // ruleid: java-code-injection
        new SpelExpressionParser().parseExpression(code).getValue();
        // ok: java-code-injection
        engine.put("order", code);
        // ok: java-code-injection
        new SpelExpressionParser().parseExpression("order").getValue(code);
        // ok: java-code-injection
        grade.eval(code);
        // ok: java-code-injection
        grade.evaluate(code);
    }
}
