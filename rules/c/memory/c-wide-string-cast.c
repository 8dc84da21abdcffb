#include <stddef.h>
#include <wchar.h>

typedef wchar_t *LPWSTR;
typedef const wchar_t *LPCWSTR;
typedef const char *LPCSTR;

void show(LPCWSTR text);

void widened(char *name, const char *title, LPCSTR path, wchar_t *wide, unsigned char *bytes) {
  // ruleid: c-wide-string-cast
  LPCWSTR first = (LPCWSTR)name;
  // ok: c-wide-string-cast
  wchar_t *room = (wchar_t *)name;
  // ruleid: c-wide-string-cast
  LPCWSTR second = (LPCWSTR)title;
  // ruleid: c-wide-string-cast
  show((LPCWSTR)path);
  // ruleid: c-wide-string-cast
  show((LPWSTR)"path");
  // ruleid: c-wide-string-cast
  show((LPCWSTR)"title");
  // ok: c-wide-string-cast
  show((LPCWSTR)L"title");
  // ok: c-wide-string-cast
  show((LPCWSTR)wide);
  // ok: c-wide-string-cast
  LPWSTR third = (LPWSTR)bytes;
}
