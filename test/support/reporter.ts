/**
 * Mocha's reporter in all suites, in Node and in VS Code's extension host: one line a test file's group
 * while it runs, every failure and skip in full, and the totals as JSON for whoever started the suite.
 *
 * Mocha's own reporters print a line a test, which buries a failure under thousands of passing rule
 * tests, and their totals cannot be summed up over processes.
 */

import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What the file named by TEST_REPORT_FILE holds when a suite has run to its end. */
export interface SuiteTotals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const { EVENT_SUITE_END, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } =
  Mocha.Runner.constants;

export default class TotalsReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const print = (line: string): void => Mocha.reporters.Base.consoleLog(line);
    let passed = 0;
    let failed = 0;
    let skipped = 0;
    let printed = 0;
    runner.on(EVENT_TEST_PASS, () => {
      passed++;
    });
    runner.on(EVENT_TEST_FAIL, (test: Mocha.Test) => {
      failed++;
      print(`    FAILED ${test.fullTitle()}`);
    });
    runner.on(EVENT_TEST_PENDING, (test: Mocha.Test) => {
      skipped++;
      print(`    skipped ${test.fullTitle()}`);
    });
    runner.on(EVENT_SUITE_END, (suite: Mocha.Suite) => {
      // Not told by its parent, which a suite does not know where files run in parallel.
      const isTopLevel = !suite.root && suite.fullTitle() === suite.title;
      const tests = passed + failed + skipped;
      if (!isTopLevel || tests === printed) return;
      print(`  ${suite.title} (${tests - printed})`);
      printed = tests;
    });
    runner.once(EVENT_RUN_END, () => {
      if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures);
      const file = process.env.TEST_REPORT_FILE;
      if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped } satisfies SuiteTotals));
      else print(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    });
  }
}
