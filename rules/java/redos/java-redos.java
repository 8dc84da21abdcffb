import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

class Redos {
    private static final Pattern NAME = Pattern.compile("^(x+x+)+y");
    private static final Pattern WORD = Pattern.compile("^[a-z]+(?:-[a-z]+)*$");

    void check(HttpServletRequest request) {
        String text = request.getParameter("text");
        // ruleid: java-redos
        text.matches("(a|a)*");
        // ruleid: java-redos
        Pattern.matches("(\\w+\\s?)*", text);
        // ruleid: java-redos
        Pattern.compile("(x+x+)+y").matcher(text).find();
        // ruleid: java-redos
        NAME.matcher(text).find();
        // ruleid: java-redos
        text.replaceAll("\\d+\\w?\\d+$", "");
        // ok: java-redos
        WORD.matcher(text).find();
        // ok: java-redos
        text.matches("[a-z]+");
        // ok: java-redos
        "constant".matches("(a|a)*");
    }
}
