#include <openssl/ssl.h>

int trusted(SSL *ssl) {
  long result = SSL_get_verify_result(ssl);
  // ruleid: c-certificate-result
  return result == 1;
}

int lenient(SSL *ssl) {
  long result = SSL_get_verify_result(ssl);
  // ruleid: c-certificate-result
  if (result == X509_V_OK || result == 18) return 1;
  // ruleid: c-certificate-result
  if (result != X509_V_OK && 10 != result) return 0;
  return 1;
}

int careful(SSL *ssl) {
  long result = SSL_get_verify_result(ssl);
  // ok: c-certificate-result
  if (result == 0) return 1;
  // ok: c-certificate-result
  if (result != X509_V_OK) return 0;
  // ok: c-certificate-result
  if (result == X509_V_ERR_CERT_HAS_EXPIRED) return -1;
  return 0;
}

int other(int result) {
  // ok: c-certificate-result
  return result == 1;
}
