/** The command's process: hands the command its real environment. No logic. */

import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import packageManifest from '../../package.json' with { type: 'json' };
import { EXIT } from './cli/command.ts';
import { hook } from './cli/hook.ts';
import { main } from './cli/main.ts';
import { commandLine } from './ports/commandLine.ts';
import { PackageFiles } from './ports/packageFiles.ts';
import { serveScans } from './ports/scanWorkers.ts';
import { forLog } from './report/logText.ts';

const packageFiles = new PackageFiles(__dirname);

/** Starts the command, or a worker of it. `input` is the standard input where it has been read already. */
export function start(input?: string): void {
  if (isMainThread) runCommand(input);
  // Without handlers of its own: what a worker throws ends it, and is told to the thread that started it.
  else void serveScans(packageFiles);
}

function runCommand(input: string | undefined): void {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that goes away early (`| head`) is no error, and changes nothing about the findings.
      if (error.code !== 'EPIPE') fail(error);
    });
  }

  main(
    process.argv.slice(2),
    commandLine(packageFiles, packageManifest.version, join(__dirname, 'cli.js'), input),
  ).then(end, fail);
}

/** Ends the process once a slow reader has all of a long report. Waiting for Node to take it apart costs more. */
function end(code: number): void {
  process.exitCode = code;
  let open = 2;
  for (const stream of [process.stdout, process.stderr])
    stream.write('', () => {
      if (--open === 0) process.exit();
    });
}

/** Node would end with 1, which means findings. To the hook of an agent either would be a veto. */
function fail(error: unknown): never {
  const details = error instanceof Error ? error.stack : String(error);
  process.stderr.write(forLog(`The command failed unexpectedly. Please report this.\n${details}\n`));
  process.exit(process.argv[2] === hook.name ? EXIT.clean : EXIT.failed);
}
