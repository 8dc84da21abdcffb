import javax.net.ssl.*;

class Connecting {
  void versions(SSLSocket socket, SSLEngine engine, SSLParameters parameters, String[] given) throws Exception {
    // ruleid: java-insecure-tls-version
    SSLContext.getInstance("TLSv1.2");
    // ruleid: java-insecure-tls-version
    SSLContext.getInstance("TLSv1.2");
    // ruleid: java-insecure-tls-version
    // nofix: java-insecure-tls-version
    socket.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.2"});
    String[] old = {"SSLv3"};
    // ruleid: java-insecure-tls-version
    // nofix: java-insecure-tls-version
    engine.setEnabledProtocols(old);
    // ok: java-insecure-tls-version
    SSLContext.getInstance("TLSv1.3");
    // ok: java-insecure-tls-version
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    // ok: java-insecure-tls-version
    socket.setEnabledProtocols(given);
  }
}
