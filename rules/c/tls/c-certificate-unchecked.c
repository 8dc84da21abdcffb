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

int has_one(SSL *ssl) {
  // ruleid: c-certificate-unchecked
  X509 *certificate = SSL_get1_peer_certificate(ssl);
  return certificate != NULL;
}

int name_of(SSL *ssl, char *name, int size) {
  // ruleid: c-certificate-unchecked
  X509 *certificate = SSL_get_peer_certificate(ssl);
  return X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), 13, name, size);
}

int named(SSL *ssl, char *name, int size) {
  // ok: c-certificate-unchecked
  X509 *certificate = SSL_get_peer_certificate(ssl);
  long result = SSL_get_verify_result(ssl);
  return result == X509_V_OK && X509_check_host(certificate, name, size, 0, NULL) == 1;
}

int is_checked(SSL *ssl) {
  if (SSL_get_verify_result(ssl) != X509_V_OK) return 0;
  // ok: c-certificate-unchecked
  return SSL_get1_peer_certificate(ssl) != NULL;
}
