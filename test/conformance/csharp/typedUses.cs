class Commands {
  void Fixed() {
    string command = "ls" + " -l";
    Run(command);
  }

  void Given(string command) {
    // ruleid: typed-use--source
    Run(command);
  }

  void Read() {
    string command = ReadLine();
    // ruleid: typed-use--source
    Run(command);
  }
}
