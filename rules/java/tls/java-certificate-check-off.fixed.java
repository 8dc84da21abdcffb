import javax.net.ssl.*;

class Trust implements X509TrustManager {
  // ruleid: java-certificate-check-off
  // nofix: java-certificate-check-off
  public void checkServerTrusted(X509Certificate[] chain, String type) {}

  void connect(HttpsURLConnection connection, HostnameVerifier own) {
    // ruleid: java-certificate-check-off
    connection.setHostnameVerifier(javax.net.ssl.HttpsURLConnection.getDefaultHostnameVerifier());
    // ruleid: java-certificate-check-off
    clients.setSSLHostnameVerifier(new org.apache.http.conn.ssl.DefaultHostnameVerifier());
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

class Loose extends X509ExtendedTrustManager {
  // ruleid: java-certificate-check-off
  // nofix: java-certificate-check-off
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) { return; }

  // ruleid: java-certificate-check-off
  // nofix: java-certificate-check-off
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) { log.debug("trusted"); }

  // ok: java-certificate-check-off
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException { inner.checkServerTrusted(chain, type); }

  // ruleid: java-certificate-check-off
  HostnameVerifier open = javax.net.ssl.HttpsURLConnection.getDefaultHostnameVerifier();

  // ok: java-certificate-check-off
  HostnameVerifier own = (host, session) -> host.equals("api.example.com");

  void more(HttpClientOptions options, SslErrorHandler handler) {
    // ruleid: java-certificate-check-off
    // nofix: java-certificate-check-off
    options.setTrustAll(true);
    // ok: java-certificate-check-off
    options.setTrustAll(false);
  }

  // ruleid: java-certificate-check-off
  // nofix: java-certificate-check-off
  public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) { handler.proceed(); }
}
