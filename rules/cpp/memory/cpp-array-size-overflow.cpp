#include <cstdint>
#include <vector>

constexpr int SIDE = 16;

void picture(int width, int height) {
  // ruleid: cpp-array-size-overflow
  auto pixels = new uint8_t[width * height];
  // ruleid: cpp-array-size-overflow
  auto more = new uint8_t[width * 4];
  // ruleid: cpp-array-size-overflow
  auto framed = new uint8_t[width * height + 16];
  // ok: cpp-array-size-overflow
  auto fixed = new uint8_t[16 * 16];
  // ok: cpp-array-size-overflow
  auto square = new uint8_t[SIDE * SIDE];
  // ok: cpp-array-size-overflow
  std::vector<uint8_t> right(width);
  use(pixels, more, framed, fixed, square, right);
}
