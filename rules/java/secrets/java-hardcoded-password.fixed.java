import java.security.KeyStore;
import java.sql.DriverManager;

class Settings {
  // ruleid: java-hardcoded-password
  String dbPassword = System.getenv("DB_PASSWORD");
  // ok: java-hardcoded-password
  String passwordLabel = "Password:";
  // ok: java-hardcoded-password
  String password = "";
  // ok: java-hardcoded-password
  String passwordKey = "orders.password";

  void connect(KeyStore store, java.io.InputStream in, Account account) throws Exception {
    // ruleid: java-hardcoded-password
    DriverManager.getConnection("jdbc:orders", "orders", System.getenv("PASSWORD"));
    String pin = "orders2024";
    // ruleid: java-hardcoded-password
    // nofix: java-hardcoded-password
    DriverManager.getConnection("jdbc:orders", "orders", pin);
    // ruleid: java-hardcoded-password
    // nofix: java-hardcoded-password
    store.load(in, "opensesame".toCharArray());
    // ruleid: java-hardcoded-password
    account.setPassword(System.getenv("PASSWORD"));
    // ok: java-hardcoded-password
    DriverManager.getConnection("jdbc:orders", "orders", System.getenv("ORDERS_PASSWORD"));
    // ok: java-hardcoded-password
    account.setPassword(account.readPassword("Password"));
    // ok: java-hardcoded-password
    String message = "Password does not match";
  }
}
