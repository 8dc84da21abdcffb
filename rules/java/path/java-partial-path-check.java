import java.io.*;
import java.nio.file.*;

class Checks {
  void open(File file, File folder) throws IOException {
    // ruleid: java-partial-path-check
    if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath())) throw new IOException();
    String parent = folder.getCanonicalPath();
    // ruleid: java-partial-path-check
    if (!file.getCanonicalPath().startsWith(parent)) throw new IOException();
    String path = file.getCanonicalPath();
    // ruleid: java-partial-path-check
    if (!path.startsWith(folder.getCanonicalPath())) throw new IOException();
  }

  void closed(File file, File folder, String name) throws IOException {
    // ok: java-partial-path-check
    if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) throw new IOException();
    // ok: java-partial-path-check
    if (!file.getCanonicalFile().toPath().startsWith(folder.getCanonicalFile().toPath())) throw new IOException();
    // ok: java-partial-path-check
    if (!name.startsWith("orders")) throw new IOException();
  }

  void separated(File file, File folder) throws IOException {
    String parent = folder.getCanonicalPath();
    if (!parent.endsWith(File.separator)) log("not yet");
    // ruleid: java-partial-path-check
    if (!file.getCanonicalPath().startsWith(parent)) throw new IOException();
    if (!parent.endsWith(File.separator)) parent = parent + File.separator;
    // ok: java-partial-path-check
    if (!file.getCanonicalPath().startsWith(parent)) throw new IOException();
  }
}
