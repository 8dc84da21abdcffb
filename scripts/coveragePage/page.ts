/** docs/coverage.md and docs/coverage/: what the rules and models cover, as tables for people. */

import type { Cell, Coverage, WeaknessList } from './coverage.ts';

/** The pages by their paths below docs/: one for all, and a table for each language. */
export function coveragePages(coverage: Coverage): [string, string][] {
  const tables = coverage.languages.map(({ folder, title }): [string, string] => [
    `coverage/${folder}.md`,
    pageOf([
      `# Coverage: ${title}`,
      `What the rules that ship look for in ${title}, by weakness. [How to read it, and the other languages](../coverage.md).`,
      languageTable(coverage.cells.filter(({ language }) => language === folder)),
    ]),
  ]);
  return [['coverage.md', overview(coverage)], ...tables];
}

function overview(coverage: Coverage): string {
  return pageOf([
    '# Coverage',
    'What the rules that ship look for, by weakness and language. A rule or library is named only where a test shows that something is found and that its safe form is not; where nothing is named, the reason is. Routes, provenance and reviews are about other things and not listed here.',
    'This page and those of the languages are generated from `rules/` and `scripts/coveragePage/` by `npm run rule-pages`.',
    summary(coverage),
    '## Published lists',
    'For each entry, its weaknesses that code can show; in brackets, the languages in which no rule looks for the weakness.',
    ...coverage.lists.flatMap((list) => [`### ${list.title}`, listTable(list, coverage)]),
  ]);
}

function pageOf(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function summary({ cells, languages }: Coverage): string {
  const rows = languages.map(({ folder, title }) => {
    const own = cells.filter(({ language }) => language === folder);
    const covered = own.filter(isCovered);
    const top = own.filter(({ weakness }) => weakness.in.includes('Top 25'));
    const libraries = new Set(covered.flatMap(({ models }) => models));
    return `| [${title}](coverage/${folder}.md) | ${covered.length} of ${own.length} | ${top.filter(isCovered).length} of ${top.length} | ${libraries.size} |`;
  });
  return [
    '| | Weaknesses | Of the CWE Top 25 | Libraries with a model of their own |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function isCovered({ rules }: Cell): boolean {
  return rules.length > 0;
}

function languageTable(cells: readonly Cell[]): string {
  const rows = cells.map((cell) => {
    const { weakness, rules, models, reason } = cell;
    const found = isCovered(cell)
      ? rules.map((id) => `[${id}](../rules/${id}.md)`).join(', ')
      : `*${reason ?? ''}*`;
    return `| CWE-${weakness.cwe} | ${weakness.name} | ${found} | ${models.join(', ')} |`;
  });
  return ['| | Weakness | Rules | Libraries |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function listTable({ entries }: WeaknessList, { cells, languages, entries: reasons }: Coverage): string {
  const titleOf = ({ language }: Cell): string =>
    languages.find(({ folder }) => folder === language)?.title ?? language;
  const rows = Object.entries(entries).map(([entry, title]) => {
    const own = cells.filter(({ weakness }) => weakness.in.includes(entry));
    const said = [...new Set(own.map(({ weakness }) => weakness))].map((weakness) => {
      const open = own.filter((cell) => cell.weakness === weakness && !isCovered(cell));
      const not = open.length === languages.length ? 'none' : open.map(titleOf).join(', ');
      return `CWE-${weakness.cwe}${not === '' ? '' : ` (not ${not === 'none' ? 'covered' : not})`}`;
    });
    return `| ${entry} | ${title} | ${said.length === 0 ? `*${reasons[entry] ?? ''}*` : said.join(', ')} |`;
  });
  return ['| | Entry | Weaknesses |', '| --- | --- | --- |', ...rows].join('\n');
}
