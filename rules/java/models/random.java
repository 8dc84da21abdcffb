import java.security.SecureRandom;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.spec.*;
import org.apache.commons.lang3.RandomStringUtils;

class Dice {
    int nextInt() { return 4; }
}

class Orders {
    String tokens(Dice dice) {
        // ruleid: java-insecure-random
        String token = Long.toHexString(new Random().nextLong());
        // ruleid: java-insecure-random
        String session = "s", sessionId = session + ThreadLocalRandom.current().nextInt();
        // ruleid: java-insecure-random
        String password = RandomStringUtils.randomAlphanumeric(12);
        // ok: java-insecure-random
        String secret = RandomStringUtils.secure().nextAlphanumeric(12);
        // ok: java-insecure-random
        String own = "token" + dice.nextInt(), ownToken = own;
        Random declared = new SecureRandom();
        // ok: java-insecure-random
        String secureToken = Long.toHexString(declared.nextLong());
        // ok: java-insecure-random
        int tokenCount = new Random().nextInt(9);
        // ok: java-insecure-random
        int delay = new Random().nextInt(9);
        return token;
    }

    String newToken() {
        // ruleid: java-insecure-random
        return Long.toHexString(new Random().nextLong());
    }

    void keys() {
        byte[] bytes = new byte[16];
        new Random().nextBytes(bytes);
        // ruleid: java-insecure-random
        new SecretKeySpec(bytes, "AES");
        byte[] good = new byte[16];
        new SecureRandom().nextBytes(good);
        // ok: java-insecure-random
        new IvParameterSpec(good);
    }
}
