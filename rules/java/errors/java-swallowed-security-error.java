import java.security.cert.*;

class Checking {
  void check(X509Certificate certificate, Verifier verifier, String token) {
    try {
      // ruleid: java-swallowed-security-error
      certificate.checkValidity();
    } catch (CertificateException error) {
    }
    try {
      // ruleid: java-swallowed-security-error
      verifier.verify(token);
    } catch (IllegalStateException error) {
      log.warn("not verified", error);
    }
    try {
      // ruleid: java-swallowed-security-error
      checkPermission(token);
    } catch (SecurityException error) {
    }
    try {
      // ok: java-swallowed-security-error
      verifier.verify(token);
    } catch (IllegalStateException error) {
      throw new SecurityException(error);
    }
    try {
      // ok: java-swallowed-security-error
      verifier.close();
    } catch (IllegalStateException error) {
    }
    try {
      // ok: java-swallowed-security-error
      verifier.verify(token);
      serve();
    } catch (IllegalStateException error) {
      log.warn("not verified", error);
    }
  }
}
