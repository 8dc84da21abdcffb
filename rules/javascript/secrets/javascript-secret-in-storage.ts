function login(name, password, user) {
  // ruleid: javascript-secret-in-storage
  localStorage.setItem('login', password);
  // ruleid: javascript-secret-in-storage
  res.cookie('login', name + ':' + user.password);
  // ruleid: javascript-secret-in-storage
  fs.writeFileSync('login.json', JSON.stringify({ name, key: user.privateKey }));
  // ok: javascript-secret-in-storage
  localStorage.setItem('name', name);
  // ok: javascript-secret-in-storage
  fs.writeFileSync('login.json', encrypt(user.privateKey));
  // ok: javascript-secret-in-storage
  res.cookie('name', name);
}
