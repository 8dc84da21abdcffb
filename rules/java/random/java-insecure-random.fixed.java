import java.util.Random;
import java.security.SecureRandom;
import javax.servlet.http.Cookie;

class Tokens {
  void tokens(SecureRandom secure) {
    Random random = new Random();
    // ruleid: java-insecure-random
    String token = Long.toString(new java.security.SecureRandom().nextLong());
    String value = Double.toString(new java.security.SecureRandom().nextDouble()).substring(2);
    // ruleid: java-insecure-random
    Cookie cookie = new Cookie("rememberMe", value);
    byte[] bytes = new byte[16];
    new java.util.Random().nextBytes(bytes);
    // ruleid: java-insecure-random
    // nofix: java-insecure-random
    user.setPassword(new String(bytes));
    // ok: java-insecure-random
    int delay = random.nextInt(10);
    // ok: java-insecure-random
    String salt = Long.toString(secure.nextLong());
    // ok: java-insecure-random
    Cookie other = new Cookie("theme", "dark");
    // ok: java-insecure-random
    shuffle(random.nextInt());
  }
}
