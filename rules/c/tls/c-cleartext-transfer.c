#include <curl/curl.h>

void fetch(CURL *curl) {
  // ruleid: c-cleartext-transfer
  curl_easy_setopt(curl, CURLOPT_URL, "http://example.org/update");
  // ruleid: c-cleartext-transfer
  curl_easy_setopt(curl, CURLOPT_URL, "ftp://example.org/list");
  // ruleid: c-cleartext-transfer
  InternetOpenUrlA(0, "http://example.org/", NULL, 0, 0, 0);
  // ok: c-cleartext-transfer
  curl_easy_setopt(curl, CURLOPT_URL, "https://example.org/update");
  // ok: c-cleartext-transfer
  curl_easy_setopt(curl, CURLOPT_URL, "http://localhost:8080/");
  // ok: c-cleartext-transfer
  curl_easy_setopt(curl, CURLOPT_URL, address);
}
