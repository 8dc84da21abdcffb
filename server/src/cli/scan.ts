/** The scan: runs it and delivers what it found. */

import type { CliEnvironment } from '../ports/environment.ts';
import { deliver } from './deliver.ts';
import { outputFile } from './outputFile.ts';
import { checkOutputs } from './reports.ts';
import type { ScanOptions } from './scanOptions.ts';
import { runScan } from './scanRun.ts';

/** Scans and reports. Answers the exit code. */
export async function scan(options: ScanOptions, environment: CliEnvironment): Promise<number> {
  checkOutputs(options.outputs, environment);
  if (options.cache !== undefined) outputFile(environment, options.cache);
  return deliver(await runScan(options, environment), options, environment);
}
