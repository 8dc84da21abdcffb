#include <httplib.h>
#include <regex>

void search(const httplib::Request &request, const std::string &text) {
  // ruleid: cpp-regex-from-outside
  std::regex pattern(request.get_param_value("q"));
  std::string name = request.get_header_value("X-Name");
  // ruleid: cpp-regex-from-outside
  if (std::regex_search(text, std::regex("^" + name))) return;
  // ok: cpp-regex-from-outside
  std::regex word("^[a-z]+$");
  // ok: cpp-regex-from-outside
  std::regex_match(name, word);
}

bool matches(int client, const std::string &text) {
  char line[128];
  recv(client, line, sizeof(line) - 1, 0);
  // ruleid: cpp-regex-from-outside
  std::regex pattern(line, std::regex::icase);
  // ok: cpp-regex-from-outside
  return std::regex_search(text, std::regex("id=[0-9]+")) || text.find(line) != std::string::npos;
}
