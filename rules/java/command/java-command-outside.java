class Tools {
  private static final String LIST = "pm list packages";

  void run(String command, String pid, Runtime runtime, File folder) throws Exception {
    // ruleid: java-command-outside
    Runtime.getRuntime().exec(command);
    // ruleid: java-command-outside
    Runtime.getRuntime().exec("kill " + pid).waitFor();
    // ruleid: java-command-outside
    Process process = Runtime.getRuntime().exec(String.format("kill %s", pid), null, folder);
    // ruleid: java-command-outside
    runtime.exec(command, null, folder);
    // ok: java-command-outside
    Runtime.getRuntime().exec("pm list packages");
    // ok: java-command-outside
    Runtime.getRuntime().exec(LIST);
    // ok: java-command-outside
    Runtime.getRuntime().exec(new String[] {"kill", pid});
    String[] list = {"kill", "-9", pid};
    // ok: java-command-outside
    runtime.exec(list, null, folder);
    // ok: java-command-outside
    new ProcessBuilder("kill", pid).start();
    // ok: java-command-outside
    pool.exec(command);
  }
}
