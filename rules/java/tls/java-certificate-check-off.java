import javax.net.ssl.*;

class Trust implements X509TrustManager {
  // ruleid: java-certificate-check-off
  // nofix: java-certificate-check-off
  public void checkServerTrusted(X509Certificate[] chain, String type) {}

  void connect(HttpsURLConnection connection, HostnameVerifier own) {
    // ruleid: java-certificate-check-off
    connection.setHostnameVerifier((host, session) -> true);
    // ruleid: java-certificate-check-off
    clients.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
    // ok: java-certificate-check-off
    connection.setHostnameVerifier(own);
    // ok: java-certificate-check-off
    connection.setHostnameVerifier((host, session) -> host.equals("example.com"));
  }
}

class Checked implements X509TrustManager {
  // ok: java-certificate-check-off
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    chain[0].checkValidity();
  }
}
