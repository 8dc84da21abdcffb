function keys(name) {
  const map = new Map();
  map.set('clean', 'a');
  map.set('dirty', source());
  // ruleid: keys
  sink(map.get('dirty'));
  // ok: keys
  sink(map.get('clean'));
  // ruleid: keys
  sink(map.get(name));
}
