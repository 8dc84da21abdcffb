import io.jsonwebtoken.security.Keys;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

class Signing {
  private static final String KEY = "0123456789abcdef";

  void keys(byte[] given) throws Exception {
    // ruleid: java-hardcoded-key
    new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
    // ruleid: java-hardcoded-key
    new SecretKeySpec(KEY.getBytes(), "AES");
    // ruleid: java-hardcoded-key
    new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "AES");
    // ruleid: java-hardcoded-key
    Keys.hmacShaKeyFor(Base64.getDecoder().decode("MDEyMzQ1Njc4OWFiY2RlZg=="));
    // ok: java-hardcoded-key
    new SecretKeySpec(given, "AES");
    // ok: java-hardcoded-key
    new SecretKeySpec(System.getenv("ORDERS_KEY").getBytes("UTF-8"), "AES");
    byte[] fresh = new byte[16];
    new java.security.SecureRandom().nextBytes(fresh);
    // ok: java-hardcoded-key
    new SecretKeySpec(fresh, "AES");
  }
}
