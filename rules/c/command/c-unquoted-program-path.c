#include <windows.h>

void run(STARTUPINFO *info, PROCESS_INFORMATION *process) {
  // ruleid: c-unquoted-program-path
  CreateProcess(NULL, "C:\\Program Files\\App\\app.exe", NULL, NULL, FALSE, 0, NULL, NULL, info, process);
  // ruleid: c-unquoted-program-path
  WinExec("C:\\Program Files\\App\\app.exe", 1);
  char command[] = "C:\\Program Files\\App\\app.exe /q";
  // ruleid: c-unquoted-program-path
  CreateProcessA(NULL, "D:\\Own Files\\a.exe", NULL, NULL, FALSE, 0, NULL, NULL, info, process);
  // ok: c-unquoted-program-path
  CreateProcess(NULL, "\"C:\\Program Files\\App\\app.exe\"", NULL, NULL, FALSE, 0, NULL, NULL, info, process);
  // ok: c-unquoted-program-path
  CreateProcess("C:\\Program Files\\App\\app.exe", NULL, NULL, NULL, FALSE, 0, NULL, NULL, info, process);
  // ok: c-unquoted-program-path
  WinExec("C:\\App\\app.exe", 1);
  use(command);
}
