import com.auth0.jwt.algorithms.Algorithm;
import com.jcraft.jsch.Session;
import java.io.InputStream;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

class ConstantKey {
    private static final String SEED = "sixteen letters!";

    Connection open(String url, String password) throws Exception {
        // ok: java-constant-key
        DriverManager.getConnection(url, "app", password);
        // ok: java-constant-key
        DriverManager.getConnection(url, "app", System.getenv("DB_PASSWORD"));
        // ok: java-constant-key
        DriverManager.getConnection("jdbc:h2:mem:a", "sa", "");
        // ruleid: java-constant-key
        return DriverManager.getConnection(url, "app", "swordfish");
    }

    void keys(byte[] key, char[] password, String secret) throws Exception {
        // ruleid: java-constant-key
        new SecretKeySpec("sixteen letters!".getBytes(), "AES");
        // ruleid: java-constant-key
        new SecretKeySpec(SEED.getBytes(), "AES");
        // ruleid: java-constant-key
        new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, "AES");
        // ok: java-constant-key
        new SecretKeySpec(key, "AES");
        // ruleid: java-constant-key
        new PBEKeySpec("swordfish".toCharArray(), key, 100000);
        // ok: java-constant-key
        new PBEKeySpec(password, key, 100000);
        // ruleid: java-constant-key
        Algorithm.HMAC256("signing words");
        // ok: java-constant-key
        Algorithm.HMAC256(secret);
    }

    void others(Session session, KeyStore store, InputStream stream, String given) throws Exception {
        String password = "swordfish";
        // ruleid: java-constant-key
        session.setPassword(password);
        // ok: java-constant-key
        session.setPassword(given);
        // ok: java-constant-key
        session.setPassword("${ssh.password}");
        // ruleid: java-constant-key
        store.load(stream, "swordfish".toCharArray());
        // ok: java-constant-key
        store.load(stream, null);
        // ok: java-constant-key
        store.load(stream, find("store.password").toCharArray());
        byte[] key = new byte[] {1, 2, 3, 4, 5, 6, 7, 8};
        // ruleid: java-constant-key
        new SecretKeySpec(key, "DES");
        // ok: java-constant-key
        new SecretKeySpec(Base64.getDecoder().decode(System.getenv("DATA_KEY")), "AES");
    }
}
