/**
 * What the rules and models cover, by weakness and language: read from the rules and from the programs that test them,
 * so that nothing counts that no test shows. A weakness is covered in a language where a rule that names it has a
 * program that says where it must find something and where it must not; a library where its model's program does.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { parse } from 'yaml';
import { expectationsOf } from '../../server/src/rule/ruleTest.ts';

const HERE = __dirname;
const RULES = join(HERE, '../../rules');

/** A language of the tables. */
export interface CoveredLanguage {
  /** The folder of its rules. */
  readonly folder: string;
  readonly title: string;
  /** Other folders whose rules are for it as well. */
  readonly also?: readonly string[];
}

const ALL_LANGUAGES: readonly CoveredLanguage[] = [
  { folder: 'python', title: 'Python' },
  { folder: 'javascript', title: 'JavaScript and TypeScript' },
  { folder: 'java', title: 'Java' },
  { folder: 'go', title: 'Go' },
  { folder: 'csharp', title: 'C#' },
  { folder: 'php', title: 'PHP' },
  { folder: 'ruby', title: 'Ruby' },
  { folder: 'c', title: 'C' },
  { folder: 'cpp', title: 'C++', also: ['c'] },
  { folder: 'rust', title: 'Rust' },
  { folder: 'bash', title: 'Bash' },
];

/** Rules for any text count in every language. */
const ANY = 'text';

export interface Weakness {
  readonly cwe: number;
  readonly name: string;
  /** The entries of lists that name it. */
  readonly in: readonly string[];
  /** Weaknesses that are mended by the same change; a rule about one of them counts. */
  readonly also?: readonly number[];
}

export interface WeaknessList {
  readonly title: string;
  /** By the short name of an entry, its title. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Why weaknesses are not looked for, by their CWE; why entries of lists have none, by their names. */
type Reasons = Readonly<Record<string, string>>;

/** A cell of a table: what covers a weakness in a language, each with a positive and a negative test. */
export interface Cell {
  readonly weakness: Weakness;
  readonly language: string;
  /** Ids of rules. */
  readonly rules: readonly string[];
  /** Names of models in whose programs these rules find something. */
  readonly models: readonly string[];
  readonly reason: string | undefined;
}

export interface Coverage {
  /** Those that have rules. */
  readonly languages: readonly CoveredLanguage[];
  readonly lists: readonly WeaknessList[];
  readonly cells: readonly Cell[];
  /** Reasons by entry of a list that no weakness in code belongs to. */
  readonly entries: Readonly<Record<string, string>>;
  /** Reasons that nothing asks for, as `where: language`. */
  readonly unneeded: readonly string[];
  /** Ids of rules about one of the languages, or any text, that name none of the weaknesses. */
  readonly unlisted: readonly string[];
}

/** Ids of rules that a program tests both ways. */
interface Program {
  readonly path: string;
  readonly tested: readonly string[];
}

export function readCoverage(): Coverage {
  const { lists, weaknesses } = readData('weaknesses.yaml') as {
    lists: WeaknessList[];
    weaknesses: Weakness[];
  };
  const entries = readData('reasons/lists.yaml') as Reasons;
  const ofAll = readData('reasons/all.yaml') as Reasons;
  const programs = readPrograms();
  const cweOf = readCweOfRules();
  const hasRules = (folder: string): boolean =>
    programs.some((each) => folderOf(each) === folder && each.tested.some((id) => cweOf.has(id)));
  const languages = ALL_LANGUAGES.filter(({ folder }) => hasRules(folder));
  const reasonsOf = new Map(
    languages.map(({ folder }) => [folder, readData(`reasons/${folder}.yaml`) as Reasons]),
  );
  const used = new Set<string>();
  const cells = weaknesses.flatMap((weakness) =>
    languages.map(({ folder, also = [] }) => {
      const wanted = new Set([weakness.cwe, ...(weakness.also ?? [])]);
      const isAbout = (id: string): boolean => cweOf.get(id)?.some((cwe) => wanted.has(cwe)) === true;
      const rules = new Set<string>();
      const models = new Set<string>();
      for (const program of programs) {
        const about = program.tested.filter(isAbout);
        if (about.length === 0 || ![folder, ...also, ANY].includes(folderOf(program))) continue;
        const { path } = program;
        if (path.includes('/models/')) models.add(basename(path, extname(path)));
        for (const id of about) rules.add(id);
      }
      const own = reasonsOf.get(folder)?.[weakness.cwe];
      const reason = rules.size === 0 ? (own ?? ofAll[weakness.cwe]) : undefined;
      if (reason !== undefined) used.add(`${own === undefined ? 'all' : folder}: ${weakness.cwe}`);
      return { weakness, language: folder, rules: [...rules].sort(), models: [...models].sort(), reason };
    }),
  );
  const given = [['all', ofAll] as const, ...reasonsOf].flatMap(([where, reasons]) =>
    Object.keys(reasons).map((cwe) => `${where}: ${cwe}`),
  );
  const named = new Set(weaknesses.flatMap((weakness) => weakness.in));
  const unneeded = [
    ...given.filter((key) => !used.has(key)),
    ...Object.keys(entries).filter((entry) => named.has(entry)),
  ];
  const listed = new Set(weaknesses.flatMap(({ cwe, also = [] }) => [cwe, ...also]));
  const unlisted = [...cweOf].filter(([, cwe]) => !cwe.some((each) => listed.has(each))).map(([id]) => id);
  return { languages, lists, cells, entries, unneeded, unlisted };
}

/** The folder that a program's rules lie in, which names their language. */
function folderOf({ path }: Program): string {
  return path.split('/')[0] as string;
}

function readData(name: string): unknown {
  return parse(readFileSync(join(HERE, name), 'utf8'));
}

function filesOfRules(): string[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The programs beside rules and models, with the rules that each has a positive and a negative for. */
function readPrograms(): Program[] {
  const files = filesOfRules();
  const besides = new Set(files.filter((path) => path.endsWith('.yaml')).map(withoutExtension));
  return files
    .filter((path) => !/\.yaml$|\.fixed\./.test(path) && besides.has(withoutExtension(path)))
    .map((path) => {
      const text = readFileSync(join(RULES, path), 'utf8');
      const ids = new Set([...text.matchAll(/\bruleid: ([\w-]+)/g)].map(([, id]) => id as string));
      const tested = [...ids].filter((id) => {
        const { positive, negative } = expectationsOf(text, id);
        return positive.length > 0 && negative.length > 0;
      });
      return { path, tested };
    });
}

function withoutExtension(path: string): string {
  return join(dirname(path), basename(path, extname(path)));
}

/** The weaknesses that each rule names. */
function readCweOfRules(): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const path of filesOfRules()) {
    if (!path.endsWith('.yaml')) continue;
    const { rules = [] } = parse(readFileSync(join(RULES, path), 'utf8')) as {
      rules?: { id: string; metadata?: { cwe?: string[] } }[];
    };
    for (const { id, metadata } of rules)
      found.set(
        id,
        (metadata?.cwe ?? []).map((cwe) => Number(cwe.replace(/^CWE-/, ''))),
      );
  }
  return found;
}
