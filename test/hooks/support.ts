/** Fixtures of what agents tell hooks: a payload, the files that there are, and the exact answer. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/grammars.ts';

/** What ships with the command in these tests. */
export const RULES = `rules:
  - { id: no-bad, message: Do not call bad., severity: HIGH, languages: [python], pattern: bad(...), fix: good(), metadata: { confidence: HIGH, cwe: ['CWE-78'] } }
  - { id: no-worst, message: Never call worst., severity: CRITICAL, languages: [python], pattern: worst(...), metadata: { confidence: HIGH } }
`;

export interface Fixture {
  /** What it is about, in a few words. */
  readonly about: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** `$FOLDER` stands for the workspace. */
  readonly payload: unknown;
  /** Instead of the payload, where it is no JSON. */
  readonly text?: string;
  /** What is printed, as JSON; null for nothing. */
  answer?: unknown;
  error?: string;
  code?: number;
  /** What is kept on record: the file and by whom. */
  kept?: readonly string[];
}

const FOLDER = join(projectRoot, 'test/hooks/fixtures');

/** All fixtures by `agent/name`, sorted. */
export function fixtures(): Map<string, Fixture> {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replaceAll('\\', '/').replace(/\.json$/, ''))
    .sort();
  return new Map(
    names.map((name) => [name, JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Fixture]),
  );
}

export function writeFixture(name: string, fixture: Fixture): void {
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(fixture, undefined, 2)}\n`);
}

/** The bytes of a fixture's payload in a workspace. */
export function payloadIn(folder: string, { payload, text }: Fixture): string {
  return (text ?? JSON.stringify(payload)).replaceAll('$FOLDER', folder);
}
