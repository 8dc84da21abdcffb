/**
 * `pack.yml`: what a rule pack says of itself. It comes from whoever made the pack, so it is read as strictly as a
 * rule: what is missing or wrong refuses the pack, with the place.
 */

import { nearest } from '../rule/nearest.ts';
import { InvalidRule, ProblemSink, type Value as ReadValue, Value } from '../rule/reader.ts';
import { readYaml } from '../rule/yaml.ts';
import { LineIndex } from '../text/lines.ts';
import { PackError } from './packFile.ts';
import { isVersion } from './version.ts';

/** The file of a pack, in its folder. */
export const MANIFEST_FILE = 'pack.yml';

export interface Manifest {
  /** Lower-case letters, digits, dots and dashes: it is also the name of a folder. */
  readonly name: string;
  /** Semantic Versioning. */
  readonly version: string;
  readonly description?: string;
  /** Names of languages, as rules have them. */
  readonly languages: readonly string[];
  /** An SPDX expression. */
  readonly licence?: string;
  /** The oldest version of AI Security Scanner that reads its rules. */
  readonly engine?: string;
  /** The day of its rules, `YYYY-MM-DD`. */
  readonly published?: string;
  /** The e-mail address that its signature is for. */
  readonly publisher?: string;
  /** Whether it stands for the rules that ship with the product, where it is newer than these. */
  readonly replacesBundled: boolean;
}

const KEYS = [
  'name',
  'version',
  'description',
  'languages',
  'licence',
  'engine',
  'published',
  'publisher',
  'replaces',
];

/** Reads `pack.yml`. Throws a `PackError` that names the line. */
export function readManifest(text: string): Manifest {
  const lines = new LineIndex(text);
  const yaml = readYaml(text);
  const at = (start: number | undefined): string =>
    start === undefined ? '' : ` (line ${lines.lineAt(start) + 1})`;
  if ('errors' in yaml) {
    const [error] = yaml.errors;
    throw new PackError(`${MANIFEST_FILE} cannot be read: ${error?.message ?? ''}${at(error?.span?.start)}`);
  }
  const sink = new ProblemSink(MANIFEST_FILE, yaml.locate);
  try {
    return manifestOf(new Value(yaml.value, [], sink));
  } catch (error) {
    if (!(error instanceof InvalidRule)) throw error;
    throw new PackError(`${MANIFEST_FILE}: ${error.message}${at(sink.span(error.path)?.start)}`);
  }
}

function manifestOf(root: ReadValue): Manifest {
  for (const key of root.keys()) {
    if (KEYS.includes(key) || key.startsWith('x-')) continue;
    const close = nearest(key, KEYS);
    root.fail(
      `Unknown key \`${key}\`${close === undefined ? `: there are ${KEYS.join(', ')}` : `: did you mean \`${close}\`?`}`,
    );
  }
  const name = root.require('name', 'a pack needs a name');
  const version = root.require('version', 'a pack needs a version, such as 1.0.0');
  if (!isPackName(name.text()))
    name.fail('A name has lower-case letters, digits, dots and dashes, and begins with a letter or digit.');
  if (!isVersion(version.text()))
    version.fail('A version is three numbers, such as `1.0.0` (Semantic Versioning).');
  const replaces = root.get('replaces')?.text();
  if (replaces !== undefined && replaces !== 'bundled')
    root.get('replaces')?.fail('A pack can replace `bundled`, the rules that ship, and nothing else.');
  const matching = (key: string, form: RegExp, what: string): string | undefined => {
    const value = root.get(key);
    const text = value?.text();
    if (value !== undefined && text !== undefined && !form.test(text)) value.fail(what);
    return text;
  };
  const engine = root.get('engine');
  if (engine !== undefined && !isVersion(engine.text()))
    engine.fail(
      '`engine` is the oldest version of AI Security Scanner that reads the pack, such as `0.1.0`.',
    );
  const optional = {
    description: root.get('description')?.text(),
    licence: matching(
      'licence',
      /^[A-Za-z0-9 .+()-]{1,200}$/,
      'A licence is an SPDX expression, such as `MIT`.',
    ),
    engine: engine?.text(),
    published: matching('published', DAY, 'A day is written YYYY-MM-DD, in quotes.'),
    publisher: matching(
      'publisher',
      PUBLISHER,
      'A publisher is an e-mail address, which the signature is for.',
    ),
  };
  return {
    name: name.text(),
    version: version.text(),
    languages:
      root
        .get('languages')
        ?.listOrOne()
        .map((each) => each.text()) ?? [],
    replacesBundled: replaces === 'bundled',
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<Manifest>),
  };
}

export const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** `ssh-keygen` takes blanks, commas and stars for more than one person. */
const PUBLISHER = /^[^\s*?!,"@]+@[^\s*?!,"@]+$/;

export function isPackName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/.test(text) && !text.includes('..');
}
