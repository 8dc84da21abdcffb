import java.security.SecureRandom;
import javax.crypto.spec.*;

class Encrypting {
  void vectors(java.io.InputStream in, byte[] message) throws Exception {
    // ruleid: java-static-iv
    new IvParameterSpec("fixed vector 16b".getBytes());
    // ruleid: java-static-iv
    new IvParameterSpec(new byte[16]);
    byte[] counted = new byte[16];
    counted[0] = 1;
    // ruleid: java-static-iv
    new IvParameterSpec(counted);
    // ruleid: java-static-iv
    new GCMParameterSpec(128, new byte[] {1, 2, 3});
    byte[] fresh = new byte[16];
    new SecureRandom().nextBytes(fresh);
    // ok: java-static-iv
    new IvParameterSpec(fresh);
    byte[] read = new byte[16];
    in.read(read);
    // ok: java-static-iv
    new IvParameterSpec(read);
    byte[] copied = new byte[12];
    System.arraycopy(message, 0, copied, 0, 12);
    // ok: java-static-iv
    new GCMParameterSpec(128, copied);
  }
}
