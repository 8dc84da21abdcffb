import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

enum Color { RED, GREEN }

class Guards {
  private static final Set<String> NAMES = Set.of("name", "date");
  private static final List<String> HOSTS = Arrays.asList("example.com", "example.org");
  private static final Map<String, String> ROUTES = Map.of("a", "one", "b", "two");
  private static final Pattern WORD = Pattern.compile("^[a-z_]+$");
  private static final String BASE = "/srv/files/";

  void lists() {
    String x = source();
    if (NAMES.contains(x)) {
      // ok: sql
      to_sql(x);
    } else {
      // ruleid: sql
      to_sql(x);
    }
    if (!HOSTS.contains(x)) {
      return;
    }
    // ok: sql
    to_sql(x);
  }

  void denied() {
    String x = source();
    if (NAMES.contains(x)) throw new IllegalArgumentException();
    // ruleid: sql
    to_sql(x);
  }

  void another() {
    String x = source();
    String y = source();
    if (!NAMES.contains(y)) return;
    // ruleid: sql
    to_sql(x);
  }

  void reassigned() {
    String x = source();
    if (!NAMES.contains(x)) return;
    x = source();
    // ruleid: sql
    to_sql(x);
  }

  void parts() {
    String x = source();
    if (x.contains("name")) {
      // ruleid: sql
      to_sql(x);
    }
  }

  void equal() {
    String x = source();
    if ("name".equals(x) || x.equals("date")) {
      // ok: sql
      to_sql(x);
    }
    if (!"name".equals(x)) {
      // ruleid: sql
      to_sql(x);
    }
    if (x.equals(source())) {
      // ruleid: sql
      to_sql(x);
    }
  }

  void asserted() {
    String x = source();
    assert NAMES.contains(x);
    // ok: sql
    to_sql(x);
  }

  void kept() {
    String x = source();
    boolean allowed = NAMES.contains(x);
    if (!allowed) return;
    // ok: sql
    to_sql(x);
  }

  void keptButAnother() {
    String x = source();
    boolean allowed = NAMES.contains(x);
    x = source();
    if (!allowed) return;
    // ruleid: sql
    to_sql(x);
  }

  void ignored() {
    String x = source();
    NAMES.contains(x);
    // ruleid: sql
    to_sql(x);
  }

  void ternary() {
    String x = source();
    // ok: sql
    to_sql(NAMES.contains(x) ? x : "name");
    // ruleid: sql
    to_sql(NAMES.contains(x) ? "name" : x);
  }

  void switched() {
    String x = source();
    switch (x) {
      case "name":
      case "date":
        // ok: sql
        to_sql(x);
        break;
      default:
        // ruleid: sql
        to_sql(x);
    }
    String direction = switch (source()) {
      case "up" -> "ASC";
      default -> "DESC";
    };
    // ok: sql
    to_sql(direction);
  }

  void mapped() {
    String x = source();
    // ok: sql
    to_sql(ROUTES.get(x));
    // ruleid: sql
    to_sql(ROUTES.getOrDefault(x, x));
    if (ROUTES.containsKey(x)) {
      // ok: sql
      to_sql(x);
    }
  }

  void skipped(List<String> rows) {
    for (String row : rows) {
      String x = source();
      if (!NAMES.contains(x)) continue;
      // ok: sql
      to_sql(x);
    }
  }

  private boolean isColumn(String x) {
    return NAMES.contains(x);
  }

  private boolean isStrange(String x) {
    if (NAMES.contains(x)) {
      return false;
    }
    return true;
  }

  private void mustBeColumn(String x) {
    if (!NAMES.contains(x)) {
      throw new IllegalArgumentException(x);
    }
  }

  void ofHelpers() {
    String x = source();
    if (isColumn(x)) {
      // ok: sql
      to_sql(x);
    }
    if (isStrange(x)) {
      // ruleid: sql
      to_sql(x);
      return;
    }
    // ok: sql
    to_sql(x);
  }

  void ofHelpersThatThrow() {
    String x = source();
    mustBeColumn(x);
    // ok: sql
    to_sql(x);
  }

  void ofHelpersThatAreIgnored() {
    String x = source();
    isColumn(x);
    // ruleid: sql
    to_sql(x);
  }

  void types(int declared, UUID id, Color color, List<Long> numbers) {
    declared = source();
    // ok: sql
    to_sql(declared);
    // ruleid: size
    to_size(declared);
    id = source();
    // ok: sql
    to_sql(id);
    color = source();
    // ok: sql
    to_sql(color.name());
    numbers = source();
    // ok: sql
    to_sql(numbers);
    byte[] bytes = source();
    // ruleid: sql
    to_sql(bytes);
    // ok: sql
    to_sql(Color.valueOf(source()));
    // ok: sql
    to_sql(Integer.parseInt(source()));
    Object x = source();
    if (x instanceof Integer) {
      // ok: sql
      to_sql(x);
    }
    // ruleid: sql
    to_sql(x);
  }

  void characters() {
    String x = source();
    if (x.matches("[\\w-]+")) {
      // ok: path
      to_path(x);
    }
    if (x.matches("[\\w.]+")) {
      // ok: sql
      to_sql(x);
      // ruleid: path
      to_path(x);
    }
    if (Pattern.compile("[a-z]+").matcher(x).find()) {
      // ruleid: path
      to_path(x);
    }
    if (x.matches(".*;.*")) return;
    // ruleid: sql
    to_sql(x);
    if (!WORD.matcher(x).matches()) return;
    // ok: path
    to_path(x);
  }

  void folders() throws Exception {
    String name = source();
    Path full = Paths.get(BASE).resolve(name).normalize();
    if (!full.startsWith(BASE)) throw new SecurityException();
    // ok: path
    to_path(full);
    // ruleid: sql
    to_sql(name);
  }

  void foldersOfFiles() throws Exception {
    File file = new File(BASE, source());
    if (!file.getCanonicalPath().startsWith(BASE)) {
      throw new SecurityException();
    }
    // ok: path
    to_path(file);
  }

  void foldersBefore() {
    String full = BASE + source();
    if (!full.startsWith(BASE)) return;
    // ruleid: path
    to_path(full);
  }

  void hosts() throws Exception {
    String link = source();
    URI uri = new URI(link);
    if (!HOSTS.contains(uri.getHost())) return;
    // ok: url
    to_url(link);
    // ok: url
    to_url(uri);
  }

  void schemes() {
    String link = source();
    URI uri = URI.create(link);
    if (!"https".equals(uri.getScheme())) return;
    // ruleid: url
    to_url(link);
  }

  void beginnings() {
    String link = source();
    if (link.startsWith("https://example.com")) {
      // ruleid: url
      to_url(link);
    }
  }

  void removed() {
    String x = source();
    // ok: path
    to_path(x.replaceAll("[^a-z_]", ""));
    // ruleid: path
    to_path(x.replaceAll("[;|&]", ""));
  }

  void unknownInAList() {
    String x = source();
    if (List.of("name", answer()).contains(x)) {
      // ruleid: sql
      to_sql(x);
    }
  }

  void everyKindOfText() {
    String x = source();
    if (StringUtils.isNumeric(x)) {
      // ok: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
      to_any(x);
    } else {
      // ruleid: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
      to_any(x);
    }
  }

  void limits() {
    int n = Integer.parseInt(source());
    if (n < 100) {
      // ok: size, index
      to_any(n);
    } else {
      // ruleid: size, index
      to_any(n);
    }
    if (n > 100) return;
    // ok: size, index
    to_any(n);
  }

  void limitsFromBelow() {
    int n = Integer.parseInt(source());
    if (n > 0) log(n);
    // ruleid: size, index
    to_any(n);
    if (n < 4096) return;
    // ruleid: size, index
    to_any(n);
  }

  void checkedIndexes() {
    int n = Integer.parseInt(source());
    Objects.checkIndex(n, 100);
    // ok: size, index
    to_any(n);
  }
}
