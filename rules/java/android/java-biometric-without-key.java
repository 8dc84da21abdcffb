import android.hardware.biometrics.BiometricPrompt;

class Open extends BiometricPrompt.AuthenticationCallback {
  @Override
  // ruleid: java-biometric-without-key
  public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
    open();
  }
}

class Closed extends BiometricPrompt.AuthenticationCallback {
  @Override
  // ok: java-biometric-without-key
  public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
    open(result.getCryptoObject().getCipher());
  }
}

class Finger extends FingerprintManager.AuthenticationCallback {
  // ruleid: java-biometric-without-key
  public void onAuthenticationSucceeded(FingerprintManager.AuthenticationResult result) {
    super.onAuthenticationSucceeded(result);
    show(true);
  }

  // ok: java-biometric-without-key
  public void onAuthenticationFailed() {
    show(false);
  }
}

class Fields {
  BiometricPrompt.AuthenticationCallback callback = new BiometricPrompt.AuthenticationCallback() {
    // ruleid: java-biometric-without-key
    public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
      show(true);
    }
  };
}

class Other {
  // ok: java-biometric-without-key
  public void onAuthenticationSucceeded(Result result) {
    show(true);
  }
}
