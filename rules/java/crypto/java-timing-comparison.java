import java.util.Arrays;
import java.security.MessageDigest;
import javax.crypto.Mac;

class Checking {
  boolean checked(Mac mac, byte[] message, byte[] given) throws Exception {
    byte[] code = mac.doFinal(message);
    // ruleid: java-timing-comparison
    boolean same = Arrays.equals(code, given);
    // ruleid: java-timing-comparison
    boolean turned = Arrays.equals(given, mac.doFinal(message));
    // ruleid: java-timing-comparison
    // nofix: java-timing-comparison
    boolean text = Hex.encodeHexString(code).equals(new String(given));
    // ok: java-timing-comparison
    boolean good = MessageDigest.isEqual(code, given);
    // ok: java-timing-comparison
    boolean lengths = Arrays.equals(message, given);
    // ok: java-timing-comparison
    return new String(message).equals(new String(given));
  }
}
