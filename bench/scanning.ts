/** The engine in process: edits, cold scans, longer files, more rules; all languages, generated programs. */

import { LANGUAGES } from '../server/src/syntax/languages/index.ts';
import { measureCold } from './cold.ts';
import { measureEdits } from './edits.ts';
import { type Engine, startEngine } from './engine.ts';
import type { Figure } from './figures.ts';
import { manyRules } from './manyRules.ts';
import type { BenchOptions } from './options.ts';
import { generatedProgram } from './samples.ts';
import { printTable } from './statistics.ts';

/** Longer programs are measured in fewer rounds, so that the whole takes minutes. */
const LONG = 5000;
const MANY_TIMES = 10;

type Row = Record<string, string | number>;

/** Measures and prints each language; the figures are the worst of all languages. */
export async function measureScanning({ sizes, language: only }: BenchOptions): Promise<Figure[]> {
  const engine = await startEngine();
  const languages = LANGUAGES.filter(({ id }) => only === undefined || id === only);
  if (languages.length === 0) throw new Error(`No language is called ${only}.`);
  console.log(`${engine.bundled.length} bundled rules, and those of bench/samples/rules.yaml.`);
  const edits: Row[] = [];
  const cold: Row[] = [];
  for (const language of languages) {
    for (const lines of sizes) {
      const program = generatedProgram(language.id, lines);
      for (const row of measureEdits(engine, language, program, lines > LONG ? 5 : 25)) {
        edits.push({
          language: language.id,
          lines: program.lines,
          size: lines,
          edit: row.kind,
          'parse p50': row.parse,
          'edit p50': row.p50,
          'edit p95': row.p95,
          'p50/(parse+1)': row.ratioP50,
          'p95/(parse+1)': row.ratioP95,
          'nodes read': row.nodes,
          steps: row.steps,
        });
      }
      const { parse, scans, findings } = measureCold(
        engine,
        [engine.rules],
        language,
        program.text,
        lines > LONG ? 3 : 9,
      );
      const [scan = Number.NaN] = scans;
      const ratio = scan / parse;
      cold.push({ language: language.id, size: lines, findings, parse, scan, 'scan/parse': ratio });
    }
  }
  console.log('\nEdit to findings (ms)');
  printTable(edits);
  console.log('\nCold scan (ms)');
  printTable(cold);
  const more = measureManyRules(engine, languages);
  engine.dispose();
  return [...figuresOf(sizes, edits, cold), ...more];
}

function measureManyRules(engine: Engine, languages: readonly (typeof LANGUAGES)[number][]): Figure[] {
  const many = manyRules(engine.rules.rules, MANY_TIMES);
  if (many.problems.length > 0)
    throw new Error(`Rules that do not load: ${JSON.stringify(many.problems[0])}`);
  const rows: Row[] = [];
  for (const language of languages) {
    const { text } = generatedProgram(language.id, 2000);
    const { scans } = measureCold(engine, [engine.rules, many], language, text, 7);
    const [few = Number.NaN, more = Number.NaN] = scans;
    rows.push({
      language: language.id,
      'few rules': few,
      'ten times': more,
      ratio: more / few,
    });
  }
  console.log(
    `\nCold scan of 2,000 lines with ${engine.rules.rules.length} and ${many.rules.length} rules (ms)`,
  );
  printTable(rows);
  return [worst('ten times as many different rules / time', rows, 'ratio', 1.5)];
}

function figuresOf(sizes: readonly number[], edits: readonly Row[], cold: readonly Row[]): Figure[] {
  const figures: Figure[] = [];
  const all = edits.filter(({ edit }) => edit === 'all');
  for (const size of sizes) {
    const rows = all.filter((row) => row.size === size);
    // The bar holds for 2,000 lines; the other sizes stand beside it.
    figures.push(
      worst(
        `edit p95 / (incremental parse + 1 ms), ${size} lines`,
        rows,
        'p95/(parse+1)',
        size === 2000 ? 4 : undefined,
      ),
    );
    figures.push(
      worst(
        `edit p50 / (incremental parse + 1 ms), ${size} lines`,
        rows,
        'p50/(parse+1)',
        size === 2000 ? 2 : undefined,
      ),
    );
    figures.push(
      worst(
        `cold scan / parse, ${size} lines`,
        cold.filter((row) => row.size === size),
        'scan/parse',
        4,
      ),
    );
  }
  for (const size of sizes) {
    if (!sizes.includes(size * 10)) continue;
    const growthOf = (column: string): Row[] =>
      rowsOf(all, size).map((row): Row => {
        const long = rowsOf(all, size * 10).find(({ language }) => language === row.language);
        return { language: row.language as string, ratio: Number(long?.[column]) / Number(row[column]) };
      });
    const lengths = `${size * 10} lines / ${size} lines`;
    figures.push(worst(`edit p50, ${lengths}`, growthOf('edit p50'), 'ratio', 4));
    figures.push(worst(`nodes read for an edit, ${lengths}`, growthOf('nodes read'), 'ratio', 1.5));
    figures.push(worst(`steps of an edit, ${lengths}`, growthOf('steps'), 'ratio', 1.5));
  }
  return figures;
}

function rowsOf(rows: readonly Row[], size: number): Row[] {
  return rows.filter((row) => row.size === size);
}

function worst(what: string, rows: readonly Row[], column: string, bar: number | undefined): Figure {
  let found: Row | undefined;
  for (const row of rows) {
    if (found === undefined || Number(row[column]) > Number(found[column])) found = row;
  }
  const met = rows.filter((row) => bar !== undefined && Number(row[column]) <= bar).length;
  const of = bar === undefined ? '' : `; ${met} of ${rows.length} languages meet the bar`;
  return {
    what: `${what} (worst: ${found?.language}${of})`,
    value: Number(found?.[column] ?? Number.NaN),
    unit: '×',
    ...(bar === undefined ? {} : { bar }),
  };
}
