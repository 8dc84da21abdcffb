/**
 * How good the rules are: what they find in labelled code, beside the best of other tools, and what they say of clean
 * code. One configuration for both, and with `--assume-ai` one more: as for what an assistant has just written.
 */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { grammarPath } from '../../scripts/grammars.ts';
import { DEFAULT_CONFIGURATION, selectRules } from '../../server/src/config/configuration.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadBundledRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { ROOT } from '../samples.ts';
import { measureCleanCode } from './clean.ts';
import { measureCorpora } from './labelled.ts';
import type { Bench } from './scan.ts';

/** What `--help` prints. */
const USAGE = `npm run bench:quality -- [--corpora FOLDER] [--corpus NAME]... [--language NAME]... [options]

  --corpora FOLDER   where the labelled code is (../shared/corpora)
  --corpus NAME      only this corpus; leaves clean code out
  --language NAME    only this language; leaves clean code out, unless --clean is given
  --clean            clean code only
  --assume-ai GLOB   measure these files also as what an assistant has just written
  --blind            the held-out tenth beside the rest, by language, with intervals
  --list             which groups are held out
  --weaknesses       the figures of each weakness, as rows of Markdown
  --misses           what was missed and what was found in safe code, by weakness, without what is held out
  --output FILE      keep the findings, as JSON Lines
  --help             print this`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpora: { type: 'string', default: '../shared/corpora' },
      corpus: { type: 'string', multiple: true },
      language: { type: 'string', multiple: true },
      'assume-ai': { type: 'string', multiple: true },
      blind: { type: 'boolean' },
      list: { type: 'boolean' },
      misses: { type: 'boolean' },
      weaknesses: { type: 'boolean' },
      clean: { type: 'boolean' },
      output: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const scanner = await Scanner.create({
    readGrammar: async (file) => new Uint8Array(readFileSync(grammarPath(ROOT, file))),
  });
  const bundled = loadBundledRules(JSON.stringify(await readBundledRules(join(ROOT, 'rules')))).rules;
  const rules = new RuleSet(selectRules(bundled, DEFAULT_CONFIGURATION));
  const { strictness } = DEFAULT_CONFIGURATION;
  console.log(`${rules.rules.length} rules at the default strictness (${strictness})\n`);
  const bench: Bench = { scanner, rules, strictness, assumeAi: values['assume-ai'] ?? [] };
  const narrowed = values.corpus !== undefined || (values.language !== undefined && !values.clean);
  if (!values.clean || narrowed) await measureCorpora(bench, resolve(values.corpora), values);
  if (values.clean || !narrowed) await measureCleanCode(bench, values.language);
  scanner.dispose();
}

void main();
