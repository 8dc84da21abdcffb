/**
 * What VS Code's extension host calls to run suites (`extensionTestsPath`). Which ones is in the
 * environment, as VS Code hands nothing else through.
 */

import { format } from 'node:util';
import Mocha from 'mocha';
import TotalsReporter from '../../support/reporter.ts';
import { SUITE_LINE } from '../harness/suiteLine.ts';

/** Runs the suites whose paths are in E2E_SUITES, a JSON list; rejects when a test failed. */
export function run(): Promise<void> {
  const { E2E_SUITES: suites, E2E_GREP: grep } = process.env;
  if (!suites) return Promise.reject(new Error('E2E_SUITES names no suites.'));
  // Everything that an extension prints comes out at the same place: the suite's own lines are marked.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(SUITE_LINE + format(...args));
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    reporter: TotalsReporter,
    forbidOnly: Boolean(process.env.CI),
    ...(grep ? { grep } : {}),
  });
  for (const suite of JSON.parse(suites) as string[]) mocha.addFile(suite);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
  });
}
