/**
 * Well-kept packages at pinned versions: what the rules say of them is a false alarm until somebody has looked
 * at it (`judged.ts`). A file of `clean/` names those of a language. They are fetched from the npm registry and from
 * Debian when the benchmark runs, and kept below the user's cache folder, never in the project.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
import { cacheFolder, fetchPackage } from '../packages.ts';
import { ROOT } from '../samples.ts';

const FOLDER = join(ROOT, 'bench/quality/clean');

/** A file of `clean/`. */
interface PackageList {
  /** Files in these languages, by their ids, are read. */
  readonly languages: readonly string[];
  /** As `fetchPackage` takes them. */
  readonly packages: readonly string[];
}

/** A file of a clean package; `path` is below the package. */
export interface CleanFile {
  readonly package: string;
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

/**
 * Fetches what is not there yet and reads all source files of some languages, or of all where none are named. What
 * cannot be had is handed to `missing`.
 */
export function* cleanCode(
  languages: readonly string[] | undefined,
  missing: (name: string, why: string) => void,
): Generator<CleanFile> {
  const cache = cacheFolder('clean-code');
  for (const file of readdirSync(FOLDER).sort()) {
    const list = parse(readFileSync(join(FOLDER, file), 'utf8')) as PackageList;
    const wanted = list.languages.filter((id) => languages?.includes(id) !== false);
    if (wanted.length === 0) continue;
    for (const name of list.packages) {
      const fetched = fetchPackage(name, cache);
      if ('problem' in fetched) missing(name, fetched.problem);
      else yield* sourceFiles(fetched.folder, name, wanted);
    }
  }
}

/** What people write tests, samples and builds in, and what a package has from others. */
const BESIDE =
  /(^|\/)(([\w.]+\.|\w+_)?tests?|__tests__|testdata|testing|unittests?|testsuites?|regress|test_utils|specs?|dist|umd|bundles?|esm|esm5|browser|cdn|_?examples?|samples?|bench(es|marks?)?|debian|vendor|third[_-]?party|deps)\//i;
const TEST_OR_MADE = /\.d\.[mc]?ts$|[.-]min\.|(^|\/)cdn\.js$|[._](spec|tests?)\.\w+$/;
const LONGEST = 500_000;

/**
 * Source files of a package: no tests, no type declarations, nothing minified or bundled for the browser. What lies
 * under several names, as by links, is read once.
 */
function* sourceFiles(folder: string, name: string, languages: readonly string[]): Generator<CleanFile> {
  const seen = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (TEST_OR_MADE.test(path) || BESIDE.test(path)) continue;
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    if (found?.isFile() !== true || found.size === 0 || found.size >= LONGEST) continue;
    // Without an ending, the first line says what a script is written in.
    const isOpen = languageOf({ path }) === undefined && !/\.\w+$/.test(path);
    if (!isOpen && !languages.includes(languageOf({ path })?.id ?? '')) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    const hash = createHash('sha256').update(text).digest('base64');
    if (seen.has(hash)) continue;
    seen.add(hash);
    const language = languageOf({ path, firstLine: text.split('\n', 1)[0] as string })?.id;
    if (language !== undefined && languages.includes(language)) yield { package: name, path, language, text };
  }
}
