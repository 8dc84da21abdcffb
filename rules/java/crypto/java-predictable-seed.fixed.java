import java.security.SecureRandom;

class Numbers {
  void numbers(byte[] given, SecureRandom other) {
    // ruleid: java-predictable-seed
    new SecureRandom();
    // ruleid: java-predictable-seed
    new SecureRandom();
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
