#include <map>
#include <vector>

void grow(std::vector<int> &list, std::vector<int> &other) {
  for (int each : list) {
    // ruleid: cpp-changed-while-walked
    list.push_back(each);
  }
  for (auto &each : list) {
    // ruleid: cpp-changed-while-walked
    if (each == 4) list.erase(list.begin());
  }
  for (auto at = list.begin(); at != list.end(); ++at) {
    // ruleid: cpp-changed-while-walked
    if (*at == 4) list.erase(at);
  }
  for (int each : list) {
    // ok: cpp-changed-while-walked
    other.push_back(each);
  }
  for (int each : list) {
    if (each == 4) {
      // ok: cpp-changed-while-walked
      list.clear();
      break;
    }
  }
  for (auto at = list.begin(); at != list.end();) {
    // ok: cpp-changed-while-walked
    at = *at == 4 ? list.erase(at) : at + 1;
  }
}
