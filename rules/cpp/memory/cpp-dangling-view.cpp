#include <sstream>
#include <string>
#include <string_view>

void name(const std::string &first, const std::string &last, std::stringstream &stream) {
  // ruleid: cpp-dangling-view
  const char *full = (first + last).c_str();
  // ruleid: cpp-dangling-view
  std::string_view text = std::to_string(4);
  // ruleid: cpp-dangling-view
  const char *all = stream.str().c_str();
  // ok: cpp-dangling-view
  std::string kept = first + last;
  // ok: cpp-dangling-view
  const char *right = kept.c_str();
  // ok: cpp-dangling-view
  std::string_view view = kept;
  use(full, text, all, right, view);
}

std::string_view stem(const std::string &path) {
  std::string name = path.substr(0, path.find('.'));
  // ruleid: cpp-dangling-view
  return name;
}

std::string whole(const std::string &path) {
  std::string name = path.substr(1);
  // ok: cpp-dangling-view
  return name;
}

struct shape { int sides; };
std::unique_ptr<shape> made();
void drawn(shape *one);

shape *kept(std::vector<shape *> &list) {
  // ruleid: cpp-dangling-view
  shape *first = made().get();
  // ruleid: cpp-dangling-view
  auto second = std::make_unique<shape>().get();
  // ruleid: cpp-dangling-view
  list.push_back(made().get());
  // ok: cpp-dangling-view
  drawn(made().get());
  std::unique_ptr<shape> owner = made();
  // ok: cpp-dangling-view
  shape *third = owner.get();
  // ok: cpp-dangling-view
  shape *fourth = made().release();
  // ruleid: cpp-dangling-view
  return made().get();
}

std::string title();
const std::string &kept_title();

const char *answered(std::string &given, std::vector<int> &list) {
  std::string local = given;
  std::vector<int> numbers(4);
  std::string_view view;
  const char *text;
  // ruleid: cpp-dangling-view
  view = given + "!";
  // ruleid: cpp-dangling-view
  text = (given + "!").c_str();
  // ruleid: cpp-dangling-view
  const char *first = title().c_str();
  // ok: cpp-dangling-view
  std::string sum = given + "!";
  // ok: cpp-dangling-view
  view = local;
  // ok: cpp-dangling-view
  text = given.c_str();
  if (given.empty())
    // ruleid: cpp-dangling-view
    return local.c_str();
  if (numbers.empty())
    // ruleid: cpp-dangling-view
    return std::string("none").c_str();
  // ok: cpp-dangling-view
  return given.c_str();
}

int *listed(std::vector<int> &given) {
  std::vector<int> own(4);
  // ruleid: cpp-dangling-view
  if (given.empty()) return own.data();
  // ok: cpp-dangling-view
  return given.data();
}
