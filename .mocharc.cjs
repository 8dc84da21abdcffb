// Mocha runs the TypeScript sources directly: tsx compiles each file as it is required.
// Tests beside the code and under test/ share one pattern; test/e2e is left out, as it runs
// inside VS Code or drives it, and has runners of its own (see docs/testing.md).
module.exports = {
  require: ['tsx'],
  extension: ['ts'],
  spec: ['server/src/**/*.test.ts', 'client/src/**/*.test.ts', 'protocol/**/*.test.ts', 'test/**/*.test.ts'],
  ignore: ['test/e2e/**'],
  timeout: 20000,
  forbidOnly: Boolean(process.env.CI),
};
