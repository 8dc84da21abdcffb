import javax.crypto.Cipher;

class Sealing {
  private static final String NAME = "RSA/ECB/NoPadding";

  void ciphers(String given) throws Exception {
    // ruleid: java-rsa-padding
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ruleid: java-rsa-padding
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ruleid: java-rsa-padding
    // nofix: java-rsa-padding
    Cipher.getInstance(NAME);
    // ok: java-rsa-padding
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ok: java-rsa-padding
    Cipher.getInstance("AES/GCM/NoPadding");
    // ok: java-rsa-padding
    Cipher.getInstance(given);
  }
}
