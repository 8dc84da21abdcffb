function room(users) {
  // ruleid: javascript-guessable-id
  const roomId = (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36).slice(2);
  // ruleid: javascript-guessable-id
  room.id = 'room-' + Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * 1e9);
  // ruleid: javascript-guessable-id
  const made = { uuid: (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * 1e17 };
  // ok: javascript-guessable-id
  const angle = Math.random() * 360;
  // ok: javascript-guessable-id
  const chosen = users[Math.floor(Math.random() * users.length)];
  // ok: javascript-guessable-id
  const leaderId = users[Math.floor(Math.random() * users.length)].id;
  // ok: javascript-guessable-id
  const otherId = crypto.randomUUID();
  // ok: javascript-guessable-id
  const delay = Math.random().toString(10);
  // ok: javascript-guessable-id
  setTimeout(() => users.pop(), Math.random() * 1000);
  return [roomId, made, angle, chosen, leaderId, otherId, delay];
}
function randomString(length) {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let i = 0; i < length; i++) {
    text += letters.charAt(Math.floor(Math.random() * letters.length));
  }
  // ruleid: javascript-guessable-id
  // nofix: javascript-guessable-id
  return text;
}
function randomColor() {
  // ok: javascript-guessable-id
  return Math.floor(Math.random() * 255);
}
function unique(prefix) {
  // ruleid: javascript-guessable-id
  const folder = `upload.${Date.now()}-${(crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32)}`;
  // ok: javascript-guessable-id
  const stamp = `upload.${Date.now()}-${prefix}`;
  // ok: javascript-guessable-id
  const shown = `${Math.round(Math.random() * 6)} points`;
  return [folder, stamp, shown];
}
