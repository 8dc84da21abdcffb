#include <openssl/evp.h>

void encrypt(EVP_CIPHER_CTX *context, unsigned char *key, unsigned char *iv) {
  // ruleid: c-weak-cipher
  EVP_EncryptInit_ex(context, EVP_des_ede3_cbc(), NULL, key, iv);
  // ruleid: c-weak-cipher
  EVP_EncryptInit_ex(context, EVP_aes_256_ecb(), NULL, key, iv);
  // ruleid: c-weak-cipher
  EVP_get_cipherbyname("rc4");
  // ok: c-weak-cipher
  EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv);
  // ok: c-weak-cipher
  EVP_get_cipherbyname("aes-256-gcm");
  // ok: c-weak-cipher
  EVP_EncryptInit_ex(context, EVP_chacha20_poly1305(), NULL, key, iv);
  // ruleid: c-weak-cipher
  des_encrypt_block(key, iv);
  // ruleid: c-weak-cipher
  encryptDES3(key, iv);
  // ruleid: c-weak-cipher
  RC4_cipher_stream(key, iv);
  // ok: c-weak-cipher
  aes_encrypt_block(key, iv);
  // ok: c-weak-cipher
  encryptDescriptor(key, iv);
  // ok: c-weak-cipher
  DESTROY_CIPHER(key);
  // ok: c-weak-cipher
  des_name(key);
}
