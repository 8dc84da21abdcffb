#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

void ask(std::ifstream &file) {
  char name[16], other[16];
  wchar_t wide[16];
  // ruleid: cpp-stream-into-buffer
  std::cin >> name;
  int number;
  // ruleid: cpp-stream-into-buffer
  std::cin >> number >> other;
  // ruleid: cpp-stream-into-buffer
  std::wcin >> wide;
  // ruleid: cpp-stream-into-buffer
  file >> name;
  // ok: cpp-stream-into-buffer
  std::cin >> std::setw(sizeof(name)) >> name;
  std::string text;
  // ok: cpp-stream-into-buffer
  std::cin >> text;
  // ok: cpp-stream-into-buffer
  std::cin >> number;
}

void limited() {
  char word[16];
  std::cin.width(sizeof(word));
  // ok: cpp-stream-into-buffer
  std::cin >> word;
}
