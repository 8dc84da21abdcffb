// Mocha runs the TypeScript sources directly: tsx compiles each file as it is required. Which files belong
// to which suite is said in scripts/testSuites.ts; here is only what holds for every run, so that
// `npx mocha server/src/pattern/match.test.ts` runs that file and nothing else.
// Programs that tests start speak English, whatever the language of the machine.
process.env.LC_ALL = 'C.UTF-8';

module.exports = {
  require: ['tsx', './test/support/networkGuard.ts'],
  extension: ['ts'],
  // For what hangs: no test is to fail because a machine is slow, or busy with something else.
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
};
