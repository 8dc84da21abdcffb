static class Texts {
  // ruleid: receiver--parameter
  static string Cut(int length) { return null; }
  // ruleid: receiver--parameter, receiver--named
  static string Cut(this string text, int length) { return null; }
  static string Cut(string text, int length) { return null; }
  static string Cut(ref int length, int more) { return null; }
}
