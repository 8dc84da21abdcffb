#include <openssl/evp.h>
#include <openssl/md5.h>

void hash(EVP_MD_CTX *context, const unsigned char *text, unsigned char *out) {
  // ruleid: c-weak-hash
  EVP_DigestInit_ex(context, EVP_md5(), NULL);
  // ruleid: c-weak-hash
  MD5(text, 4, out);
  // ruleid: c-weak-hash
  SHA1(text, 4, out);
  // ruleid: c-weak-hash
  EVP_get_digestbyname("md5");
  // ok: c-weak-hash
  EVP_DigestInit_ex(context, EVP_sha256(), NULL);
  // ok: c-weak-hash
  SHA256(text, 4, out);
  // ok: c-weak-hash
  EVP_get_digestbyname("sha512");
}

void steps(MD5_CTX *context, const unsigned char *text, unsigned char *out) {
  // ruleid: c-weak-hash
  MD5_Init(context);
  // Once for each hash is enough.
  // ok: c-weak-hash
  MD5_Update(context, text, 4);
  // ok: c-weak-hash
  MD5_Final(out, context);
}
