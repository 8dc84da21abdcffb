// Mocha runs the TypeScript sources directly: tsx compiles each file as it is required. Which files belong
// to which suite is said in scripts/testSuites.ts; here is only what holds for every run, so that
// `npx mocha server/src/pattern/match.test.ts` runs that file and nothing else.
module.exports = {
  require: ['tsx', './test/support/networkGuard.ts'],
  extension: ['ts'],
  // For what hangs: no test is to fail because a machine is slow, or busy with something else.
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
};
