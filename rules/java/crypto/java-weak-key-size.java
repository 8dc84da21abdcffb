import java.security.KeyPairGenerator;
import java.security.spec.*;
import javax.crypto.KeyGenerator;

class Keys {
  void keys(KeyPairGenerator given) throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    // ruleid: java-weak-key-size
    rsa.initialize(1024);
    // ruleid: java-weak-key-size
    new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4);
    // ruleid: java-weak-key-size
    // nofix: java-weak-key-size
    new ECGenParameterSpec("secp160r1");
    KeyPairGenerator good = KeyPairGenerator.getInstance("RSA");
    // ok: java-weak-key-size
    good.initialize(3072);
    KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
    // ok: java-weak-key-size
    curves.initialize(256);
    // ok: java-weak-key-size
    new ECGenParameterSpec("secp256r1");
    KeyGenerator aes = KeyGenerator.getInstance("AES");
    // ok: java-weak-key-size
    aes.init(256);
  }
}
