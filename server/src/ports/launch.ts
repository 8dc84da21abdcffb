/**
 * Runs a bundle with the code that V8 made of it the last time: compiling a megabyte of source is an eighth of a
 * start. Node's own cache for modules does this only from 22 on, and Node 20 is supported; this way is the same in
 * all of them and in VS Code's.
 *
 * The code is kept in the person's own cache folder, never in a shared one, since it is run unread. Whatever is
 * wrong with it or the folder costs the gain and nothing else.
 */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { personalFolder } from './personalFolder.ts';

/** Code that was made longer ago is of a version that nobody starts any more; in milliseconds. */
const LONGEST_KEPT = 60 * 24 * 3_600_000;

/** So much of a path and of V8's flags is in a name; V8 itself refuses code that was made with other flags. */
const LONGEST_PART = 80;

/** What the files export that were run already, by their paths. */
const launched = new Map<string, object>();

type ModuleFunction = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  filename: string,
  dirname: string,
) => void;

/**
 * Runs a file of CommonJS as `require` does, which is given, and answers what it exports. What it requires of the files
 * beside it is run the same way, each once. V8's flags must be set before, as its code depends on them. `isWorthIt` says
 * at the end of a run whether its code is to be kept, where there is none: one that leaves early has compiled little of
 * it.
 */
export function launch(file: string, require: NodeJS.Require, isWorthIt = (): boolean => true): object {
  const before = launched.get(file);
  if (before !== undefined) return before;
  const source = readFileSync(file, 'utf8');
  const kept = keptCodeOf(file);
  const cachedData = kept === undefined ? undefined : readCode(kept);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected === true))
    // By then V8 has compiled what a run needs, which it puts off until it is called.
    process.once('exit', () => {
      if (isWorthIt()) keepCode(kept, script);
    });
  const module = { exports: {} };
  const run = script.runInThisContext() as ModuleFunction;
  const beside = (id: string): unknown =>
    id.startsWith('./') ? launch(join(dirname(file), id), require, isWorthIt) : require(id);
  run(module.exports, Object.assign(beside, require), module, file, dirname(file));
  launched.set(file, module.exports);
  return module.exports;
}

/**
 * Where the code of a file in its present state is kept, for this V8; undefined where nothing may be. The name has
 * all that tells one state from another, as a hash of it would take a hook longer to make than it gains.
 */
function keptCodeOf(file: string): string | undefined {
  // The name is Node's, for the same wish.
  if (process.env.NODE_DISABLE_COMPILE_CACHE !== undefined) return undefined;
  try {
    const { size, mtimeMs, ctimeMs } = statSync(file);
    const { versions, arch, execArgv } = process;
    const parts = [file.slice(-LONGEST_PART), size, mtimeMs, ctimeMs, versions.v8, arch];
    const name = [...parts, execArgv.join('').slice(0, LONGEST_PART)].join('-').replace(/[^\w.-]/g, '_');
    return join(personalFolder('code'), `${name}.code`);
  } catch {
    return undefined;
  }
}

function readCode(kept: string): Buffer | undefined {
  try {
    return readFileSync(kept);
  } catch {
    return undefined;
  }
}

function keepCode(kept: string, script: Script): void {
  const folder = dirname(kept);
  const partial = `${kept}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(partial, script.createCachedData(), { mode: 0o600 });
    renameSync(partial, kept);
    const oldest = Date.now() - LONGEST_KEPT;
    for (const name of readdirSync(folder)) {
      const other = join(folder, name);
      if (statSync(other).mtimeMs < oldest) rmSync(other, { force: true });
    }
  } catch {
    // A folder that cannot be written to, or another process at the same: the next start compiles again.
    if (existsSync(partial)) rmSync(partial, { force: true });
  }
}
