import java.security.SecureRandom;

class Numbers {
  void numbers(byte[] given, SecureRandom other) {
    // ruleid: java-predictable-seed
    new SecureRandom(new byte[] {1, 2, 3});
    // ruleid: java-predictable-seed
    new SecureRandom("orders".getBytes());
    SecureRandom timed = new SecureRandom();
    // ruleid: java-predictable-seed
    // nofix: java-predictable-seed
    timed.setSeed(System.currentTimeMillis());
    // ok: java-predictable-seed
    new SecureRandom();
    // ok: java-predictable-seed
    new SecureRandom(given);
    // ok: java-predictable-seed
    timed.setSeed(other.generateSeed(16));
  }
}
