/**
 * What VS Code's extension host calls to run a suite (`extensionTestsPath`). Which one is in the
 * environment, as VS Code hands nothing else through.
 */

import { format } from 'node:util';
import Mocha from 'mocha';
import TotalsReporter from '../../support/reporter.ts';
import { SUITE_LINE } from '../harness/suiteLine.ts';

/** Runs the suite named by E2E_SUITE; rejects when a test failed. */
export function run(): Promise<void> {
  const { E2E_SUITE: suite, E2E_GREP: grep } = process.env;
  if (!suite) return Promise.reject(new Error('E2E_SUITE names no suite.'));
  // Everything that an extension prints comes out at the same place: the suite's own lines are marked.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(SUITE_LINE + format(...args));
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    reporter: TotalsReporter,
    forbidOnly: Boolean(process.env.CI),
    ...(grep ? { grep } : {}),
  });
  mocha.addFile(suite);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
  });
}
