import java.util.regex.Pattern;

class SlowRegex {
    // ruleid: java-slow-regex
    private static final Pattern NAME = Pattern.compile("^(\\w+\\s?)*$");
    // ok: java-slow-regex
    private static final Pattern SAFE = Pattern.compile("^\\w+(?:\\s\\w+)*\\s?$");
    // ok: java-slow-regex
    private static final Pattern POLYNOMIAL = Pattern.compile("^\\d+\\w?\\d+$");

    boolean check(String text) {
        // ruleid: java-slow-regex
        if (text.matches("(a|a)*")) return true;
        // ok: java-slow-regex
        if (text.split("(a|a)*").length > 1) return true;
        // ruleid: java-slow-regex
        return text.replaceAll("(x+x+)+y", "").isEmpty();
    }
}
