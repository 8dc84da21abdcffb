import java.security.cert.PKIXParameters;

class Trust {
  void trust(PKIXParameters parameters, boolean given) {
    // ruleid: java-revocation-off
    parameters.setRevocationEnabled(true);
    boolean flag = true;
    // ruleid: java-revocation-off
    parameters.setRevocationEnabled(flag);
    // ruleid: java-revocation-off
    parameters.setRevocationEnabled((true));
    // ok: java-revocation-off
    parameters.setRevocationEnabled(true);
    // ok: java-revocation-off
    parameters.setRevocationEnabled(given);
    // ok: java-revocation-off
    parameters.setExplicitPolicyRequired(false);
  }
}
