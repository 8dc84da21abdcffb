/** Libraries as they are published, in which suggestions are inserted: pinned, fetched when the benchmark runs. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { cacheFolder, fetchPackage } from '../packages.ts';

interface Source {
  /** Those of Debian have a `=` before their version. */
  readonly packages: readonly string[];
  readonly endings: readonly string[];
  /** Ends of the paths of files that are always among the hosts, because they were the worst there were. */
  readonly always?: readonly string[];
}

/** By language id. */
const SOURCES: Readonly<Record<string, Source>> = {
  javascript: {
    packages: [
      'underscore@1.13.7',
      'path-scurry@1.11.1',
      'vscode-languageclient@9.0.1',
      'express@4.21.2',
      'ws@8.18.0',
      'knex@3.1.0',
      'commander@13.0.0',
      'jquery@3.7.1',
      'marked@15.0.4',
    ],
    endings: ['.js', '.cjs', '.mjs'],
    // Their functions hand each other around.
    always: ['underscore-umd.js', 'src/selector.js', 'marked.cjs'],
  },
  typescript: { packages: ['rxjs@7.8.1', 'effect@3.12.1', 'date-fns@4.1.0'], endings: ['.ts', '.mts'] },
  python: {
    packages: [
      'python3-requests=2.28.1+dfsg-1',
      'python3-paramiko=2.12.0-2',
      'python3-sqlalchemy=1.4.46+ds1-1',
      'python3-celery=5.2.6-5',
    ],
    endings: ['.py'],
  },
  java: { packages: ['cordova-android@13.0.0'], endings: ['.java'] },
  go: {
    packages: ['golang-golang-x-net-dev=1:0.7.0+dfsg-1', 'golang-github-gin-gonic-gin-dev=1.8.1-1'],
    endings: ['.go'],
  },
  c: { packages: ['usb@2.14.0'], endings: ['.c'] },
  cpp: { packages: ['leveldown@6.1.1'], endings: ['.cc', '.cpp'] },
  csharp: { packages: ['cordova-wp8@3.8.2'], endings: ['.cs'] },
  php: { packages: ['php-doctrine-dbal=3.6.1+dfsg-1', 'php-monolog=2.9.1-1'], endings: ['.php'] },
  ruby: { packages: ['ruby-sequel=5.63.0-1', 'ruby-mechanize=2.8.5-1'], endings: ['.rb'] },
  rust: { packages: ['librust-regex-dev=1.7.1-1', 'librust-h2-dev=0.3.13-2'], endings: ['.rs'] },
  bash: { packages: ['dracut-core=059-4'], endings: ['.sh'] },
};

export const HOST_LANGUAGES = Object.keys(SOURCES);

/** The shortest and the longest file, in lines. */
const SHORTEST = 300;
const LONGEST = 6_000;
/** More characters in a line on average are no code that somebody reads. */
const WIDEST = 200;

export interface Host {
  readonly name: string;
  /** With LF alone between lines. */
  readonly text: string;
  readonly lines: number;
}

/**
 * At most `most` hosts of a language, their lengths spread evenly, and those that always are. What cannot be fetched
 * is handed to `missing`.
 */
export function hostsOf(
  language: string,
  most: number,
  missing: (name: string, why: string) => void,
): Host[] {
  const source = SOURCES[language];
  if (source === undefined) return [];
  const cache = cacheFolder('hosts');
  const all: Host[] = [];
  for (const name of source.packages) {
    const fetched = fetchPackage(name, cache);
    if ('problem' in fetched) missing(name, fetched.problem);
    else all.push(...filesOf(fetched.folder, source.endings));
  }
  all.sort((a, b) => a.lines - b.lines || (a.name < b.name ? -1 : 1));
  const count = Math.min(most, all.length);
  const spread = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * all.length) / count));
  const isAlways = ({ name }: Host): boolean => source.always?.some((end) => name.endsWith(end)) === true;
  return all.filter((host, i) => spread.includes(i) || isAlways(host));
}

function filesOf(folder: string, endings: readonly string[]): Host[] {
  const hosts: Host[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!endings.includes(extname(name)) || /\.min\.|\.d\.m?ts$|(^|\/)(tests?|umd|dist)\//.test(name))
      continue;
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
    const lines = text.split('\n').length;
    if (lines >= SHORTEST && lines <= LONGEST && text.length < lines * WIDEST)
      hosts.push({ name, text, lines });
  }
  return hosts;
}

/** Where a declaration begins at the left margin, nearest to the middle: the offset of its line. */
export function placeIn({ text }: Host): number {
  const lines = text.split('\n');
  const middle = lines.length >> 1;
  const begins = (line: number): boolean =>
    /^(?!\s)[^\s#*/)}\]]/.test(lines[line] ?? '') && /^\s*$/.test(lines[line - 1] ?? 'x');
  for (let distance = 0; distance < middle; distance++)
    for (const line of [middle + distance, middle - distance])
      if (begins(line)) return lines.slice(0, line).join('\n').length + 1;
  return text.length;
}
