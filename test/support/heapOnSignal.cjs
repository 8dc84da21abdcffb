// Loaded before a program whose memory a test looks at, with --expose-gc: on SIGUSR2 it collects garbage and says
// on the error output what is left, in bytes: what JavaScript holds, and what lies outside of its heap (wasm).
process.on('SIGUSR2', () => {
  for (let i = 0; i < 3; i++) global.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.stderr.write(`memory ${heapUsed} ${external}\n`);
});
