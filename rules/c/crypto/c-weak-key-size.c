#include <openssl/rsa.h>

void make(RSA *rsa, EVP_PKEY_CTX *context, BIGNUM *e) {
  // ruleid: c-weak-key-size
  RSA_generate_key_ex(rsa, 1024, e, NULL);
  // ruleid: c-weak-key-size
  EVP_PKEY_CTX_set_rsa_keygen_bits(context, 512);
  // ruleid: c-weak-key-size
  EVP_RSA_gen(1024);
  // ok: c-weak-key-size
  RSA_generate_key_ex(rsa, 3072, e, NULL);
  // ok: c-weak-key-size
  EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048);
  // ok: c-weak-key-size
  EVP_RSA_gen(4096);
}
