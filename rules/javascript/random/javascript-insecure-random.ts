function makeResetToken() {
  // ruleid: javascript-insecure-random
  return Math.random().toString(36).slice(2);
}

function run(path: string) {
  // ruleid: javascript-insecure-random
  const sessionId = 'S' + Math.random();
  // ruleid: javascript-insecure-random
  user.apiKey = Math.floor(Math.random() * 1e9).toString(16);
  // ok: javascript-insecure-random
  const token = crypto.randomUUID();
  // ok: javascript-insecure-random
  const colour = colours[Math.floor(Math.random() * 3)];
  // ok: javascript-insecure-random
  const delay = Math.random() * 100;
  return [sessionId, token, colour, delay];
}
save({
  name: 'a',
  // ruleid: javascript-insecure-random
  salt: Math.random(),
  // ruleid: javascript-insecure-random
  nonce: Math.random(),
});
function sid() {
  // ruleid: javascript-insecure-random
  const $sid = Date.now() + Math.random() * 9001;
  return $sid;
}
