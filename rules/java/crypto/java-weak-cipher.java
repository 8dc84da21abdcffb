import javax.crypto.*;

class Secrets {
  void ciphers(String name) throws Exception {
    // ruleid: java-weak-cipher
    // nofix: java-weak-cipher
    Cipher.getInstance("DES/CBC/PKCS5Padding");
    // ruleid: java-weak-cipher
    javax.crypto.Cipher.getInstance("AES/ECB/PKCS5Padding");
    // ruleid: java-weak-cipher
    KeyGenerator.getInstance("DESede");
    String mode = "RC4";
    // ruleid: java-weak-cipher
    // nofix: java-weak-cipher
    Cipher.getInstance(mode, provider);
    // ok: java-weak-cipher
    Cipher.getInstance("AES/GCM/NoPadding");
    // ok: java-weak-cipher
    KeyGenerator.getInstance("AES");
    // ok: java-weak-cipher
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ok: java-weak-cipher
    Cipher.getInstance(name);
  }
}
