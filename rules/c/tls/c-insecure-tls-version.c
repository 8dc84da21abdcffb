#include <openssl/ssl.h>

void make(SSL_CTX *context, CURL *curl) {
  // ruleid: c-insecure-tls-version
  SSL_CTX *old = SSL_CTX_new(TLSv1_method());
  // ruleid: c-insecure-tls-version
  SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
  // ruleid: c-insecure-tls-version
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_0);
  // ok: c-insecure-tls-version
  SSL_CTX *right = SSL_CTX_new(TLS_method());
  // ok: c-insecure-tls-version
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  // ok: c-insecure-tls-version
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  use(old, right);
}
