import dev.langchain4j.model.chat.ChatLanguageModel;
import javax.script.ScriptEngine;
import org.springframework.ai.chat.client.ChatClient;

class Asking {
  void ask(ChatLanguageModel model, ChatClient client, ScriptEngine engine, java.sql.Statement statement) throws Exception {
    // ruleid: java-model-output
    engine.eval(model.generate("a formula"));
    String answer = client.prompt("a statement").call().content();
    // ruleid: java-model-output
    statement.execute(answer);
    // ruleid: java-model-output
    Runtime.getRuntime().exec(answer);
    // ok: java-model-output
    System.out.println(answer);
    // ok: java-model-output
    statement.execute("SELECT " + Integer.parseInt(answer));
    // ok: java-model-output
    engine.eval("1 + 1");
  }
}
