/**
 * That the suite leaves nothing out: every feature of the table in every language that has it, with a line that is
 * found and a line that is not.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { LANGUAGES, languageOf, languagesNamed } from '../../server/src/syntax/languages/index.ts';
import { type Feature, OPERATOR_FEATURES, PATTERN_FEATURES } from './features.ts';

const FEATURES: readonly Feature[] = [...PATTERN_FEATURES, ...OPERATOR_FEATURES];

/** What is still to be written. A language leaves this list with its cases. */
const UNWRITTEN = new Set(LANGUAGES.flatMap(({ id }) => [`patterns ${id}`, `operators ${id}`]));

describe('the conformance suite covers', () => {
  const covered = new Set(casesOfSuite());
  for (const { id: language } of LANGUAGES) {
    for (const [part, features] of [
      ['patterns', PATTERN_FEATURES],
      ['operators', OPERATOR_FEATURES],
    ] as const) {
      if (UNWRITTEN.has(`${part} ${language}`)) continue;
      it(`${part} in ${language}`, () => {
        const due = features.filter((feature) => feature.without?.[language] === undefined);
        const missing = due.flatMap(({ id }) =>
          ['ruleid', 'ok']
            .filter((mark) => !covered.has(`${language} ${id} ${mark}`))
            .map((mark) => `${id}: no \`${mark}:\` line`),
        );
        assert.deepEqual(missing, []);
      });
    }
  }

  it('only languages that there are, and each feature once', () => {
    const ids = LANGUAGES.map(({ id }) => id);
    for (const feature of FEATURES)
      for (const id of Object.keys(feature.without ?? {}))
        assert.ok(ids.includes(id), `${feature.id}: ${id}`);
    assert.equal(new Set(FEATURES.map(({ id }) => id)).size, FEATURES.length);
  });
});

/** `language feature mark` for each announcement in a program whose rule is about a feature and for its language. */
function* casesOfSuite(): Generator<string> {
  for (const folder of readdirSync(__dirname, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const path = join(__dirname, folder.name);
    const files = readdirSync(path);
    for (const config of files.filter((file) => file.endsWith('.yaml'))) {
      const name = basename(config, '.yaml');
      const { rules } = parse(readFileSync(join(path, config), 'utf8')) as {
        rules: { id: string; languages: string[] }[];
      };
      for (const program of files.filter(
        (file) => file !== config && basename(file, extname(file)) === name,
      )) {
        const language = languageOf({ path: program });
        if (language === undefined) continue;
        const announced = announcements(readFileSync(join(path, program), 'utf8'));
        for (const rule of rules) {
          if (!rule.languages.some((named) => languagesNamed(named).includes(language))) continue;
          for (const mark of ['ruleid', 'ok'])
            if (announced.has(`${mark} ${rule.id}`))
              yield `${language.id} ${rule.id.replace(/--.*$/, '')} ${mark}`;
        }
      }
    }
  }
}

/** `mark rule` for each rule id in each announcing comment of a program. */
function announcements(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, mark, ids] of text.matchAll(/\b(ruleid|ok):[ \t]*([\w., \t-]+)/g))
    for (const id of (ids as string).split(',')) found.add(`${mark} ${id.trim().replace(/\s*-*$/, '')}`);
  return found;
}
