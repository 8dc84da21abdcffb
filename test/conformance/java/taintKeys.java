class Keys {
  void map() {
    Map<String, String> map = new HashMap<>();
    map.put("clean", "a");
    map.put("dirty", source());
    // ruleid: keys
    sink(map.get("dirty"));
    // ok: keys
    sink(map.get("clean"));
    // ruleid: keys
    sink(map.get(name));
    // ruleid: keys
    sink(map);
  }

  void properties(String name) {
    Properties properties = new Properties();
    properties.setProperty(name, source());
    // ruleid: keys
    sink(properties.getProperty("any"));
    Properties others = new Properties();
    others.setProperty("a", source());
    // ok: keys
    sink(others.getProperty("b", "none"));
  }

  void list() {
    List<String> list = new ArrayList<>();
    list.add("a");
    list.add(source());
    // ruleid: keys
    sink(list.get(1));
  }
}
