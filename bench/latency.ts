/**
 * How long from an edit to its findings, and how long a cold scan takes, against the floor of both: the
 * parse alone of the same text with the same grammar, in the same run.
 *
 *   npm run bench [-- --lines 2000] [-- --language python]
 *
 * The edits matter: each types or removes an insecure call in the middle of the file, so the findings change.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBundledRules } from '../scripts/bundledRules.ts';
import { grammarPath } from '../scripts/grammars.ts';
import { Scanner } from '../server/src/engine/scanner.ts';
import { loadBundledRules } from '../server/src/rule/load.ts';
import { RuleSet } from '../server/src/rule/ruleSet.ts';
import { Grammars } from '../server/src/syntax/grammars.ts';
import { programOf, ROOT, ruleTestFiles } from './programs.ts';
import { percentile, printTable, timed } from './statistics.ts';

/** A line that some bundled rule flags, by language. */
const INSECURE: Readonly<Record<string, string>> = {
  python: 'eval(request.args["x"])\n',
  javascript: 'eval(req.query.x);\n',
  typescript: 'eval(req.query.x);\n',
  tsx: 'eval(req.query.x);\n',
};

/** How many edits are measured; in long files fewer, so that the whole takes minutes. */
const EDITS = 60;
const EDITS_IN_LONG_FILES = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { lines: { type: 'string', multiple: true }, language: { type: 'string' } },
  });
  const sizes = (values.lines ?? ['500', '2000', '20000']).map(Number);
  const read = async (file: string): Promise<Uint8Array> =>
    new Uint8Array(readFileSync(grammarPath(ROOT, file)));
  const scanner = await Scanner.create({ readGrammar: read });
  const grammars = new Grammars(read);
  const bundled = await readBundledRules(`${ROOT}/rules`);
  const rules = new RuleSet(loadBundledRules(JSON.stringify(bundled)).rules);
  console.log(`${rules.rules.length} rules, Node ${process.version}`);
  const cold: Record<string, string | number>[] = [];
  const edits: Record<string, string | number>[] = [];
  for (const [id, { language, texts }] of ruleTestFiles()) {
    if (values.language !== undefined && values.language !== id) continue;
    await scanner.prepareLanguage(id);
    await grammars.load(language.grammar);
    for (const lines of sizes) {
      const text = programOf(texts, lines);
      const path = `bench${language.extensions[0]}`;
      const parse = (): void => grammars.parse(text, language)?.dispose();
      const scan = (): void => void scanner.scan({ path, text }, rules);
      // The first rounds compile patterns and warm the engine up; a server does that once.
      for (let i = 0; i < (lines > 5000 ? 1 : 3); i++) {
        timed(parse);
        timed(scan);
      }
      const rounds = lines > 5000 ? 2 : 9;
      const parsing = percentile(
        Array.from({ length: rounds }, () => timed(parse)),
        0.5,
      );
      const scanning = percentile(
        Array.from({ length: rounds }, () => timed(scan)),
        0.5,
      );
      cold.push({
        language: id,
        lines,
        'parse ms': parsing,
        'scan ms': scanning,
        'scan/parse': scanning / parsing,
      });
      const insecure = INSECURE[id];
      if (insecure !== undefined)
        edits.push({
          language: id,
          lines,
          ...measureEdits(scanner, grammars, rules, { path, text, insecure, language }),
        });
    }
  }
  console.log('\nCold scan (bar: scan ≤ 3 × parse)');
  printTable(cold);
  console.log('\nEdit to findings (bar at 2,000 lines: p95 ≤ 3 × (incremental parse + 1 ms))');
  printTable(edits);
  scanner.dispose();
  grammars.dispose();
}

interface Measured {
  readonly path: string;
  readonly text: string;
  readonly insecure: string;
  readonly language: Parameters<Grammars['parse']>[1];
}

function measureEdits(
  scanner: Scanner,
  grammars: Grammars,
  rules: RuleSet,
  { path, text, insecure, language }: Measured,
): Record<string, number> {
  const document = scanner.open({ path, text });
  const floor = grammars.parse(text, language);
  if (floor === undefined) throw new Error(`The grammar of ${language.id} is not loaded.`);
  // A line that begins at column 0 after an empty one begins a statement in every language here.
  const middle = text.indexOf('\n\n', text.length / 2) + 2;
  const before = document.analyse(rules).findings.length;
  void floor.root;
  const analyses: number[] = [];
  const parses: number[] = [];
  const count = text.length > 200_000 ? EDITS_IN_LONG_FILES : EDITS;
  for (let i = 0; i < count; i++) {
    const insert = i % 2 === 0;
    const change = {
      start: middle,
      end: insert ? middle : middle + insecure.length,
      text: insert ? insecure : '',
    };
    let found = 0;
    analyses.push(
      timed(() => {
        document.edit([change]);
        found = document.analyse(rules).findings.length;
      }),
    );
    parses.push(
      timed(() => {
        floor.edit(change);
        void floor.hasErrors;
      }),
    );
    void floor.root;
    if (insert ? found <= before : found !== before)
      throw new Error(`The edit did not change the findings in ${path}: ${before} before, ${found} now.`);
  }
  document.close();
  floor.dispose();
  const p95 = percentile(analyses, 0.95);
  const parse = percentile(parses, 0.5);
  return {
    'parse p50 ms': parse,
    'edit p50 ms': percentile(analyses, 0.5),
    'edit p95 ms': p95,
    'p95/(parse+1)': p95 / (parse + 1),
  };
}

void main();
