#include <list>
#include <string>
#include <vector>

void first(std::vector<Job> &jobs) {
  const Job &first = jobs.front();
  jobs.push_back(Job());
  // ruleid: cpp-reference-after-change
  use(first);
}

void element(std::vector<Job> &jobs) {
  auto &third = jobs[2];
  // ok: cpp-reference-after-change
  use(third);
  jobs.emplace_back();
  // ruleid: cpp-reference-after-change
  use(third.name);
}

void iterator(std::vector<Job> &jobs) {
  auto at = jobs.begin();
  jobs.resize(100);
  // ruleid: cpp-reference-after-change
  use(*at);
}

void text(std::string &line) {
  const char *begin = line.c_str();
  line.append("more");
  // ruleid: cpp-reference-after-change
  puts(begin);
}

void copy(std::vector<Job> &jobs) {
  Job first = jobs.front();
  jobs.push_back(Job());
  // ok: cpp-reference-after-change
  use(first);
}

void again(std::vector<Job> &jobs) {
  auto at = jobs.begin();
  jobs.push_back(Job());
  at = jobs.begin();
  // ok: cpp-reference-after-change
  use(*at);
}

void stays(std::list<Job> &jobs) {
  Job &first = jobs.front();
  jobs.push_back(Job());
  // ok: cpp-reference-after-change
  use(first);
}
