/**
 * The rules' pages, docs/rules/<id>.md and their index, the tables in docs/models.md and README.md, and docs/coverage: made from
 * the rules and models, so that they cannot differ.
 *
 *   npm run rule-pages            writes them
 *   npm run rule-pages -- --check only says whether they are current (exit code 1 when not)
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIDENCES } from '../server/src/finding/finding.ts';
import { type BundledFile, loadBundledRules } from '../server/src/rule/load.ts';
import type { Models } from '../server/src/rule/models.ts';
import type { Rule, TaintPart } from '../server/src/rule/rule.ts';
import { readBundledRules } from './bundledRules.ts';
import { type Coverage, readCoverage } from './coveragePage/coverage.ts';
import { coveragePages } from './coveragePage/page.ts';

const ROOT = join(__dirname, '..');
const DOCS = join(ROOT, 'docs');

/** The name of a language to highlight code in, by the folder of the rule; text has none. */
const HIGHLIGHT: Readonly<Record<string, string>> = { javascript: 'js', text: '' };

/** All pages by their paths below docs/. */
export async function rulePages(): Promise<Map<string, string>> {
  const files = await readBundledRules(join(ROOT, 'rules'));
  const { rules, models } = loadBundledRules(JSON.stringify(files));
  const coverage = readCoverage();
  const languages = languageTable(rules, models, coverage);
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map([
    ...sorted.map((rule) => [`rules/${rule.id}.md`, page(rule)] as const),
    ['rules/README.md', index(sorted, languages)],
    ['../README.md', withBlock(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'languages', languages)],
    ['models.md', withTable(readFileSync(join(DOCS, 'models.md'), 'utf8'), models, descriptionsIn(files))],
    ...coveragePages(coverage),
  ]);
}

/** The description of each model by its name. */
function descriptionsIn(files: readonly BundledFile[]): Map<string, string> {
  const models = files.flatMap(
    ({ yaml }) => (yaml as { models?: { id: string; description: string }[] }).models ?? [],
  );
  return new Map(models.map(({ id, description }) => [id, description.trim()]));
}

/** The page about models with a row for each. */
function withTable(text: string, models: Models, descriptions: ReadonlyMap<string, string>): string {
  const kinds = (parts: readonly TaintPart[]): string => {
    const named = new Set(parts.flatMap((part) => part.kinds ?? []));
    return named.size > 0 ? [...named].sort().join(', ') : parts.length > 0 ? 'yes' : '';
  };
  const rows = [...models]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { types, sources, sinks, sanitizers, guards }]) => {
      const known = types === undefined ? 0 : Object.keys({ ...types.given, ...types.supertypes }).length;
      const cells = [known === 0 ? '' : String(known), ...[sources, sinks, sanitizers, guards].map(kinds)];
      return `| \`${id}\` | ${descriptions.get(id) ?? ''} | ${cells.join(' | ')} |`;
    });
  const table = [
    '| Model | What it knows | Types | Sources | Sinks | Sanitizers | Guards |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
  return withBlock(text, 'models', table.join('\n'));
}

/** A text with what stands between `<!-- name -->` and `<!-- /name -->` written anew. */
function withBlock(text: string, name: string, block: string): string {
  const [before, after] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(before), text.indexOf(after)];
  if (start < 0 || end < start) throw new Error(`There is no place for \`${name}\`: ${before}${after}`);
  return `${text.slice(0, start)}${before}\n${block}\n\n${text.slice(end)}`;
}

/** How much is known of each language that has rules: these, models of libraries, and weaknesses that they cover. */
function languageTable(rules: readonly Rule[], models: Models, { cells, languages }: Coverage): string {
  const rows = languages.map(({ folder, title, also = [] }) => {
    const isOwn = ({ file }: { readonly file: string }): boolean =>
      [folder, ...also].includes(file.split('/')[0] as string);
    const covered = cells.filter((cell) => cell.language === folder && cell.rules.length > 0);
    const counts = [rules, [...models.values()]].map((all) => all.filter(isOwn).length);
    return `| ${title} | ${[...counts, covered.length].join(' | ')} |`;
  });
  const ofText = rules.filter(({ file }) => file.startsWith('text/')).length;
  return [
    '| Language | Rules | Models of libraries | Weaknesses |',
    '| --- | --- | --- | --- |',
    ...rows,
    `| any text | ${ofText} | | |`,
  ].join('\n');
}

function page(rule: Rule): string {
  const { explanation, cwe, owasp } = rule;
  const [folder = ''] = rule.file.split('/');
  const language = HIGHLIGHT[folder] ?? folder;
  const code = (text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
  const facts = [
    `**Severity** ${rule.severity}`,
    `**Confidence** ${confidences(rule)}`,
    `**Weakness** ${cwe.map((number) => `CWE-${number}`).join(', ')}`,
    `**OWASP** ${owasp.join(', ')}`,
    `**Languages** ${rule.languages.join(', ')}`,
    ...(rule.fixTitle === undefined ? [] : [`**Fix** ${rule.fixTitle}`]),
    ...(rule.noFix === undefined ? [] : [`**No fix** ${rule.noFix}`]),
  ];
  const parts = [
    `# ${rule.title}`,
    `\`${rule.id}\``,
    rule.message,
    facts.map((fact) => `* ${fact}`).join('\n'),
  ];
  if (explanation !== undefined) {
    parts.push(
      '## Why it matters',
      explanation.why,
      '## Insecure',
      code(explanation.insecure),
      '## Secure',
      code(explanation.secure),
    );
    parts.push('## How it is found', explanation.how, '## What it misses', explanation.misses);
  }
  parts.push('## References', rule.references.map((url) => `* <${url}>`).join('\n'));
  parts.push(
    '## Suppress it',
    `Where it does not apply, say so in a comment on the line or the line above:\n\n\`\`\`\nai-security-ignore: ${rule.id} -- the reason\n\`\`\``,
  );
  return `${parts.join('\n\n')}\n`;
}

/** How sure the rule is, and what is less sure of what it finds. */
function confidences({ confidence, taint }: Rule): string {
  const isLess = (part: TaintPart): boolean =>
    part.confidence !== undefined && CONFIDENCES.indexOf(part.confidence) < CONFIDENCES.indexOf(confidence);
  const less = (parts: readonly TaintPart[] = []): TaintPart[] => parts.filter(isLess);
  const said = new Set<string>();
  for (const { confidence: least, atEntry } of less(taint?.sources))
    said.add(
      atEntry
        ? `${least} where all that is known is that the data comes in as a parameter`
        : `${least} for some sources`,
    );
  for (const { confidence: least } of less(taint?.sinks)) said.add(`${least} at some sinks`);
  return [confidence, ...said].join('; ');
}

function index(rules: readonly Rule[], languages: string): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.title}](${rule.id}.md) | \`${rule.id}\` | ${rule.languages.join(', ')} | ${rule.cwe.map((number) => `CWE-${number}`).join(', ')} | ${rule.severity} | ${rule.fixTitle === undefined ? '' : 'yes'} |`,
  );
  return [
    '# Rules',
    '',
    `${rules.length} rules ship with the product. This page and those it leads to are generated from \`rules/\` by \`npm run rule-pages\`.`,
    '',
    languages,
    '',
    '| | Rule | Languages | Weakness | Severity | Fix |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The pages that are missing, different or left over. */
export async function stalePages(): Promise<string[]> {
  const pages = await rulePages();
  const ofRules = ['rules', 'coverage'].flatMap((folder) =>
    readdirSync(join(DOCS, folder)).map((name) => `${folder}/${name}`),
  );
  const stale = [...pages].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);
  return [...stale, ...ofRules.filter((name) => !pages.has(name))];
}

function textOf(name: string): string | undefined {
  const path = join(DOCS, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

async function main(): Promise<void> {
  const stale = await stalePages();
  if (process.argv.includes('--check')) {
    for (const name of stale) console.error(`docs/${name} is out of date: run \`npm run rule-pages\`.`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  const pages = await rulePages();
  for (const name of stale) {
    const text = pages.get(name);
    if (text === undefined) rmSync(join(DOCS, name));
    else {
      mkdirSync(dirname(join(DOCS, name)), { recursive: true });
      writeFileSync(join(DOCS, name), text);
    }
  }
  console.log(`${pages.size} pages, ${stale.length} written`);
}

if (require.main === module) void main();
