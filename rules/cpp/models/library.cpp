#include <filesystem>
#include <fstream>
#include <httplib.h>
#include <iostream>
#include <regex>

void files(const httplib::Request &request) {
  std::string name = request.get_param_value("name");
  // ruleid: c-path-traversal
  std::ifstream file(name, std::ios::binary);
  // ruleid: c-path-traversal
  std::ofstream other(name);
  // ruleid: c-path-traversal
  std::filesystem::remove(name);
  // ok: c-path-traversal
  std::filesystem::remove(std::filesystem::path(name).filename());
  // ruleid: cpp-regex-from-outside
  std::regex pattern(name);
  // ok: cpp-regex-from-outside
  std::regex word("[a-z]+");
  // ruleid: c-ssrf
  httplib::Client client(name);
  // ok: c-ssrf
  httplib::Client fixed("https://api.example.org");
}

int main() {
  std::string line, word;
  std::getline(std::cin, line);
  // ruleid: c-command-injection
  std::system(line.c_str());
  std::cin >> word;
  // ruleid: c-command-injection
  std::system(word.c_str());
  // ok: c-command-injection
  std::system("ls");
}
