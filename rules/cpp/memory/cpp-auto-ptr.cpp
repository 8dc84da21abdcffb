#include <memory>

struct Item {};

// ruleid: cpp-auto-ptr
std::auto_ptr<Item> shared;

void make() {
  // ruleid: cpp-auto-ptr
  std::auto_ptr<Item> item(new Item);
  // ruleid: cpp-auto-ptr
  auto other = std::auto_ptr<Item>(new Item);
  // ok: cpp-auto-ptr
  std::unique_ptr<Item> right(new Item);
  // ok: cpp-auto-ptr
  auto made = std::make_unique<Item>();
  // ok: cpp-auto-ptr
  std::shared_ptr<Item> many(new Item);
}
