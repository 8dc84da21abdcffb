#include <openssl/evp.h>

void encrypt(EVP_CIPHER_CTX *context, unsigned char *key, unsigned char *iv) {
  // ruleid: c-unauthenticated-cipher
  EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, key, iv);
  // ruleid: c-unauthenticated-cipher
  const EVP_CIPHER *cipher = EVP_aes_128_ctr();
  // ruleid: c-unauthenticated-cipher
  EVP_DecryptInit_ex(context, EVP_aes_256_cfb128(), NULL, key, iv);
  // ok: c-unauthenticated-cipher
  EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv);
  // ok: c-unauthenticated-cipher
  EVP_EncryptInit_ex(context, EVP_chacha20_poly1305(), NULL, key, iv);
  // ok: c-unauthenticated-cipher
  EVP_EncryptInit_ex(context, EVP_aes_128_ccm(), NULL, key, iv);
  use(cipher);
}
