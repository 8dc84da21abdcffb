import java.io.*;
import java.nio.file.*;
import java.util.zip.*;

class Unpacking {
  void open(ZipInputStream zip, File folder, Path target) throws Exception {
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      // ruleid: java-zip-slip
      new FileOutputStream(new File(folder, entry.getName()));
      // ruleid: java-zip-slip
      Files.copy(zip, target.resolve(entry.getName()));
      File file = new File(folder + "/" + entry.getName());
      // ruleid: java-zip-slip
      new FileWriter(file);
      // ok: java-zip-slip
      new FileOutputStream(new File(folder, new File(entry.getName()).getName()));
      // ok: java-zip-slip
      System.out.println(entry.getName());
    }
  }

  void closed(ZipInputStream zip, Path folder) throws Exception {
    ZipEntry entry = zip.getNextEntry();
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) throw new IOException("outside");
    // ok: java-zip-slip
    Files.copy(zip, target);
  }
}
