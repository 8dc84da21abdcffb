// Loaded before the language server by tests of its memory: collects garbage when the test asks, and says so.
// The first collection finds what is garbage, the ones after it give the emptied pages back to the system.
process.on('message', () => {
  for (let i = 0; i < 3; i++) global.gc();
  process.send('collected');
});
