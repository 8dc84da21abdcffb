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

/** A language of the tables: the folder of its rules. */
export const LANGUAGES = [
  { folder: 'python', title: 'Python' },
  { folder: 'javascript', title: 'JavaScript and TypeScript' },
  { folder: 'java', title: 'Java' },
] as const;

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

/** Why a weakness is not looked for: by `all` or by the folder of a language. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

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
  const reasons = readData('reasons.yaml') as { weaknesses: Reasons; entries: Record<string, string> };
  const programs = readPrograms();
  const cweOf = readCweOfRules();
  const used = new Set<string>();
  const cells = weaknesses.flatMap((weakness) =>
    LANGUAGES.map(({ folder }) => {
      const wanted = new Set([weakness.cwe, ...(weakness.also ?? [])]);
      const isAbout = (id: string): boolean => cweOf.get(id)?.some((cwe) => wanted.has(cwe)) === true;
      const rules = new Set<string>();
      const models = new Set<string>();
      for (const { path, tested } of programs) {
        const about = tested.filter(isAbout);
        if (about.length === 0 || ![folder, ANY].includes(path.split('/')[0] as string)) continue;
        if (path.includes('/models/')) models.add(basename(path, extname(path)));
        for (const id of about) rules.add(id);
      }
      const ofWeakness = reasons.weaknesses[String(weakness.cwe)];
      const key = ofWeakness?.[folder] === undefined ? 'all' : folder;
      const reason = rules.size === 0 ? ofWeakness?.[key] : undefined;
      if (reason !== undefined) used.add(`${weakness.cwe}: ${key}`);
      return { weakness, language: folder, rules: [...rules].sort(), models: [...models].sort(), reason };
    }),
  );
  const given = Object.entries(reasons.weaknesses).flatMap(([cwe, by]) =>
    Object.keys(by).map((language) => `${cwe}: ${language}`),
  );
  const named = new Set(weaknesses.flatMap((weakness) => weakness.in));
  const unneeded = [
    ...given.filter((key) => !used.has(key)),
    ...Object.keys(reasons.entries).filter((entry) => named.has(entry)),
  ];
  const listed = new Set(weaknesses.flatMap(({ cwe, also = [] }) => [cwe, ...also]));
  const unlisted = [...cweOf].filter(([, cwe]) => !cwe.some((each) => listed.has(each))).map(([id]) => id);
  return { lists, cells, entries: reasons.entries, unneeded, unlisted };
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
