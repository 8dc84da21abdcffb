/** The command's process: hands the command its real environment. No logic. */

import { isAbsolute, relative, resolve, sep } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import packageManifest from '../../package.json' with { type: 'json' };
import type { CliEnvironment } from './cli/environment.ts';
import { main } from './cli/main.ts';
import { Scanner } from './engine/scanner.ts';
import { kindOf, readText, writeAtomically } from './ports/files.ts';
import { PackageFiles } from './ports/packageFiles.ts';
import { projectFiles } from './ports/projects.ts';
import { walk } from './ports/walk.ts';

// V8's optimising compiler takes hundreds of megabytes for the grammars' lexers and gains little. All three
// flags are needed, and before any wasm is loaded.
for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
  setFlagsFromString(flag);

const packageFiles = new PackageFiles(__dirname);
const slashes = (path: string): string => path.split(sep).join('/');

const environment: CliEnvironment = {
  ...projectFiles(packageFiles),
  version: packageManifest.version,
  readText,
  walk,
  kindOf,
  writeAtomically,
  createScanner: () => Scanner.create({ readGrammar: (file) => packageFiles.readGrammar(file) }),
  rulePage: (rule) => packageFiles.rulePage(rule),
  display: (path) => {
    const inside = relative(process.cwd(), path);
    return slashes(
      inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? path : inside,
    );
  },
  absolute: (path) => resolve(path),
  now: () => performance.now(),
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  colour: hasColour(),
  progress: process.stderr.isTTY === true,
};

/** NO_COLOR and FORCE_COLOR as their conventions say; otherwise only on a terminal. */
function hasColour(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

// A reader that goes away early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2), environment).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `The scan failed unexpectedly. Please report this.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
