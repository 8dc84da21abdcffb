// ruleid: javascript-message-origin
window.addEventListener('message', (event) => {
  run(event.data);
});
// ruleid: javascript-message-origin
window.onmessage = function (event) {
  run(event.data.name);
};
// ruleid: javascript-message-origin
window.addEventListener('message', function (message) {
  const order = JSON.parse(message.data);
  run(order);
});
// ok: javascript-message-origin
window.addEventListener('message', (event) => {
  if (event.origin !== ORIGIN) return;
  run(event.data);
});
// ok: javascript-message-origin
window.addEventListener('message', (event) => {
  if (event.source === frame.contentWindow) run(event.data);
});
// ok: javascript-message-origin
worker.addEventListener('message', (event) => run(event.data));
