#include <windows.h>

int open(void) {
  HRESULT result = CoInitialize(NULL);
  // ruleid: c-hresult-as-bool
  if (!result) return 1;
  // ruleid: c-hresult-as-bool
  if (result) return 2;
  // ruleid: c-hresult-as-bool
  BOOL done = (BOOL)result;
  // ok: c-hresult-as-bool
  if (FAILED(result)) return 3;
  // ok: c-hresult-as-bool
  if (result == S_OK) return 4;
  // ok: c-hresult-as-bool
  if (!done) return 5;
  return 0;
}
