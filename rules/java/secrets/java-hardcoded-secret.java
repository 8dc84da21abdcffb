import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import javax.crypto.spec.SecretKeySpec;

class HardcodedSecret {
    // ruleid: java-hardcoded-secret
    private String dbPassword = "c0rrect!horse";
    // ruleid: java-hardcoded-secret
    private static final String API_KEY = "hQ8zR2mW5tK9xB3n";
    // ok: java-hardcoded-secret
    private static final String PASSWORD_FIELD = "password";
    // ok: java-hardcoded-secret
    private static final String ACCESS_TOKEN = "access_token";
    // ok: java-hardcoded-secret
    private static final String CHANGE_PASSWORD = "user/changePassword";

    Connection open(String url, Properties properties, String password) throws Exception {
        // ruleid: java-hardcoded-secret
        properties.put("password", "Wint3r&Falls");
        // ok: java-hardcoded-secret
        properties.put("password", System.getenv("DB_PASSWORD"));
        // ok: java-hardcoded-secret
        properties.put("password", "${DB_PASSWORD}");
        // ruleid: java-hardcoded-secret
        if (password.equals("c0rrect!horse")) return null;
        // ok: java-hardcoded-secret
        if (password.equals("********")) return null;
        return DriverManager.getConnection(url, "app", password);
    }

    void configure(Source source, byte[] key) throws Exception {
        // ruleid: java-hardcoded-secret
        source.setPassword("n7Rk-2wQx");
        // ok: java-hardcoded-secret
        source.setPassword(System.getenv("DB_PASSWORD"));
        // ok: java-hardcoded-secret
        String message = "Password does not match";
    }
}
