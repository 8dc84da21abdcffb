#include <curl/curl.h>
#include <openssl/ssl.h>

void fetch(CURL *curl, SSL_CTX *context, SSL *ssl) {
  // ruleid: c-certificate-check-off
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
  // ruleid: c-certificate-check-off
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0);
  // ruleid: c-certificate-check-off
  SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
  // ruleid: c-certificate-check-off
  SSL_set_verify(ssl, SSL_VERIFY_NONE, NULL);
  // ok: c-certificate-check-off
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  // ok: c-certificate-check-off
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  // ok: c-certificate-check-off
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
}
