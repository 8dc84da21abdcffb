import java.io.File;
import java.nio.file.attribute.*;

class Permissions {
  void permissions(File file, boolean given) {
    // ruleid: java-world-writable
    file.setWritable(true, false);
    // ruleid: java-world-writable
    file.setExecutable(true, false);
    // ruleid: java-world-writable
    // nofix: java-world-writable
    PosixFilePermissions.fromString("rwxrwxrwx");
    // ruleid: java-world-writable
    // nofix: java-world-writable
    openFileOutput("orders", MODE_WORLD_WRITEABLE);
    // ok: java-world-writable
    file.setWritable(true, true);
    // ok: java-world-writable
    file.setWritable(false, false);
    // ok: java-world-writable
    PosixFilePermissions.fromString("rwx------");
    // ok: java-world-writable
    openFileOutput("orders", MODE_PRIVATE);
  }
}
