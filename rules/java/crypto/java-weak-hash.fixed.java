import java.security.MessageDigest;

class Checksums {
  private static final String OLD = "SHA-1";

  void checksums(byte[] data) throws Exception {
    // ruleid: java-weak-hash
    MessageDigest.getInstance("SHA-256").digest(data);
    // ruleid: java-weak-hash
    MessageDigest.getInstance("SHA-256", provider);
    // ruleid: java-weak-hash
    java.security.MessageDigest.getInstance("SHA-256");
    // ruleid: java-weak-hash
    DigestUtils.sha256Hex(data);
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA-256");
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA-512", provider);
    // ok: java-weak-hash
    MessageDigest.getInstance(name);
    // ok: java-weak-hash
    DigestUtils.sha256Hex(data);
  }
}
