// `npm test`: everything that CI runs, on a machine where nothing has been run before.
// The suites themselves are in testSuites.ts; this only makes sure that it can start.
//
//   npm test                            everything
//   npm test -- --only unit,cli         some suites
//   npm test -- --only e2e --grep Tab   some tests of a suite

import { checkNode, ensureDependencies, exitWith, runNode } from './prerequisites.mjs';

try {
  checkNode();
  ensureDependencies();
  process.exitCode = runNode(['--import', 'tsx', 'scripts/testSuites.ts', ...process.argv.slice(2)]);
} catch (error) {
  exitWith(error);
}
