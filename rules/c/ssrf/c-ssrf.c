#include <curl/curl.h>
#include <stdio.h>
#include <sys/socket.h>

void fetch(CURL *curl, int client) {
  char address[256], path[256];
  recv(client, address, sizeof(address) - 1, 0);
  // ruleid: c-ssrf
  curl_easy_setopt(curl, CURLOPT_URL, address);
  snprintf(path, sizeof(path), "https://api.example.org/items/%s", address);
  // ok: c-ssrf
  curl_easy_setopt(curl, CURLOPT_URL, path);
  // ok: c-ssrf
  curl_easy_setopt(curl, CURLOPT_URL, "https://api.example.org/");
  // ok: c-ssrf
  curl_easy_setopt(curl, CURLOPT_USERAGENT, address);
}

void proxied(CURL *curl, int client) {
  char host[64], address[256];
  recv(client, host, sizeof(host) - 1, 0);
  snprintf(address, sizeof(address), "https://%s/status", host);
  // ruleid: c-ssrf
  curl_easy_setopt(curl, CURLOPT_URL, address);
  char *rest = strchr(host, ' ');
  // ruleid: c-ssrf
  curl_easy_setopt(curl, CURLOPT_URL, rest + 1);
}
