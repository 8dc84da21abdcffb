function makeResetToken() {
  // ruleid: javascript-insecure-random
  return (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36).slice(2);
}

function run(path) {
  // ruleid: javascript-insecure-random
  const sessionId = 'S' + (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32);
  // ruleid: javascript-insecure-random
  user.apiKey = Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * 1e9).toString(16);
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
  salt: (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32),
  // ruleid: javascript-insecure-random
  nonce: (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32),
});

const makeToken = () => {
  // ruleid: javascript-insecure-random
  return (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36);
};
// ruleid: javascript-insecure-random
const createToken = () => (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36);
// ok: javascript-insecure-random
const createColor = () => Math.random().toString(16);
const { random } = Math;
// ruleid: javascript-insecure-random
// nofix: javascript-insecure-random
const apiToken = random().toString(36);
function sid() {
  // ruleid: javascript-insecure-random
  const $sid = Date.now() + (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * 9001;
  return $sid;
}
