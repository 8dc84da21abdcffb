#include <openssl/ssl.h>

X509 *peer(SSL *ssl) {
  // ruleid: c-certificate-unchecked
  X509 *certificate = SSL_get_peer_certificate(ssl);
  return certificate;
}

X509 *checked(SSL *ssl) {
  // ok: c-certificate-unchecked
  X509 *certificate = SSL_get_peer_certificate(ssl);
  if (SSL_get_verify_result(ssl) != X509_V_OK) return NULL;
  return certificate;
}
