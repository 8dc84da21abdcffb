import com.openai.client.OpenAIClient;
import dev.langchain4j.model.chat.ChatLanguageModel;
import javax.script.ScriptEngine;
import org.springframework.ai.chat.client.ChatClient;

class Machine {
    String generate(String text) { return text; }
}

class Orders {
    void orders(ChatLanguageModel model, ChatClient client, OpenAIClient openai, ScriptEngine engine, Machine machine) throws Exception {
        // ruleid: java-model-output
        engine.eval(model.chat("a formula"));
        // ruleid: java-model-output
        engine.eval(client.prompt().user("a formula").call().content());
        // ruleid: java-model-output
        engine.eval(openai.chat().completions().create(null).choices().get(0).message().content().get());
        // ok: java-model-output
        engine.eval(machine.generate("a formula"));
        // ok: java-model-output
        engine.eval("1 + 1");
    }
}
