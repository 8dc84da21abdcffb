#include <random>

int roll() {
  // ruleid: cpp-predictable-engine
  std::mt19937 engine(42);
  // ruleid: cpp-predictable-engine
  auto other = std::default_random_engine{};
  // ruleid: cpp-predictable-engine
  auto third = std::mt19937(1357);
  // ruleid: cpp-predictable-engine
  std::mt19937 timed(static_cast<unsigned>(std::time(nullptr)));
  std::random_device device;
  // ok: cpp-predictable-engine
  std::mt19937 right(device());
  // ok: cpp-predictable-engine
  auto fresh = std::mt19937(device());
  // ok: cpp-predictable-engine
  std::uniform_int_distribution<int> die(1, 6);
  return die(engine) + die(other) + die(third) + die(right) + die(fresh);
}
