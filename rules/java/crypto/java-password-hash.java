import java.security.MessageDigest;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.*;

class Accounts {
  void hashes(String password, String text, char[] chars, byte[] salt) throws Exception {
    // ruleid: java-password-hash
    // nofix: java-password-hash
    NoOpPasswordEncoder.getInstance();
    // ruleid: java-password-hash
    new BCryptPasswordEncoder(4);
    // ruleid: java-password-hash
    // nofix: java-password-hash
    new PBEKeySpec(chars, salt, 1000, 256);
    // ruleid: java-password-hash
    // nofix: java-password-hash
    MessageDigest.getInstance("SHA-256").digest(password.getBytes("UTF-8"));
    // ruleid: java-password-hash
    BCrypt.gensalt(6);
    // ok: java-password-hash
    new BCryptPasswordEncoder();
    // ok: java-password-hash
    new BCryptPasswordEncoder(12);
    // ok: java-password-hash
    new PBEKeySpec(chars, salt, 600000, 256);
    // ok: java-password-hash
    MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8"));
  }
}
