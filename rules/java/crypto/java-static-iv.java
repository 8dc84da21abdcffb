import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

class StaticIv {
    private static final byte[] ZEROS = new byte[16];
    private final SecureRandom random = new SecureRandom();

    void fixed(Cipher cipher) throws Exception {
        byte[] text = "sixteen letters!".getBytes(StandardCharsets.UTF_8);
        // ruleid: java-static-iv
        new IvParameterSpec(text);
        // ruleid: java-static-iv
        new IvParameterSpec(new byte[16]);
        // ruleid: java-static-iv
        new GCMParameterSpec(128, new byte[] {7, 0x1F, (byte) 200});
        byte[] list = {1, 2, 3, 4};
        // ruleid: java-static-iv
        new IvParameterSpec(list);
        byte[] set = new byte[16];
        set[15] = 1;
        // ruleid: java-static-iv
        new IvParameterSpec(set);
        // ruleid: java-static-iv
        new IvParameterSpec(ZEROS);
    }

    void fresh(Cipher cipher, InputStream in, byte[] message, byte first) throws Exception {
        byte[] iv = new byte[16];
        random.nextBytes(iv);
        // ok: java-static-iv
        new IvParameterSpec(iv);
        byte[] read = new byte[16];
        in.read(read);
        // ok: java-static-iv
        new IvParameterSpec(read);
        byte[] part = new byte[12];
        System.arraycopy(message, 0, part, 0, 12);
        // ok: java-static-iv
        new GCMParameterSpec(128, part);
        byte[] buffer = new byte[12];
        ByteBuffer.wrap(message).get(buffer);
        // ok: java-static-iv
        new GCMParameterSpec(128, buffer);
        byte[] counted = new byte[12];
        counted[0] = first;
        // ok: java-static-iv
        new GCMParameterSpec(128, counted);
        // ok: java-static-iv
        new GCMParameterSpec(128, new byte[] {first, 1, 2});
        // ok: java-static-iv
        new IvParameterSpec(message);
        // ok: java-static-iv
        new IvParameterSpec(cipher.getIV());
    }
}

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
