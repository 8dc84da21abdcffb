/** docs/coverage.md: what the rules and models cover, as tables for people. */

import { type Cell, type Coverage, LANGUAGES, type WeaknessList } from './coverage.ts';

export function coveragePage(coverage: Coverage): string {
  const parts = [
    '# Coverage',
    'What the rules that ship look for, by weakness and language. A rule or library is named only where a test shows that something is found and that its safe form is not; where nothing is named, the reason is. Routes, provenance and reviews are about other things and not listed here.',
    'This page is generated from `rules/` and `scripts/coveragePage/` by `npm run rule-pages`.',
    summary(coverage),
    ...LANGUAGES.flatMap(({ folder, title }) => [
      `## ${title}`,
      languageTable(coverage.cells.filter(({ language }) => language === folder)),
    ]),
    '## Published lists',
    'For each entry, the weaknesses of it that code can show. A language stands behind a weakness that no rule looks for in it.',
    ...coverage.lists.flatMap((list) => [`### ${list.title}`, listTable(list, coverage)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summary({ cells }: Coverage): string {
  const rows = LANGUAGES.map(({ folder, title }) => {
    const own = cells.filter(({ language }) => language === folder);
    const covered = own.filter(isCovered);
    const top = own.filter(({ weakness }) => weakness.in.includes('Top 25'));
    const libraries = new Set(covered.flatMap(({ models }) => models));
    return `| ${title} | ${covered.length} of ${own.length} | ${top.filter(isCovered).length} of ${top.length} | ${libraries.size} |`;
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
      ? rules.map((id) => `[${id}](rules/${id}.md)`).join(', ')
      : `*${reason ?? ''}*`;
    return `| CWE-${weakness.cwe} | ${weakness.name} | ${found} | ${models.join(', ')} |`;
  });
  return ['| | Weakness | Rules | Libraries |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function listTable({ entries }: WeaknessList, { cells, entries: reasons }: Coverage): string {
  const rows = Object.entries(entries).map(([entry, title]) => {
    const own = cells.filter(({ weakness }) => weakness.in.includes(entry));
    const said = [...new Set(own.map(({ weakness }) => weakness))].map((weakness) => {
      const open = own.filter((cell) => cell.weakness === weakness && !isCovered(cell));
      const not = open.length === LANGUAGES.length ? 'none' : open.map(titleOf).join(', ');
      return `CWE-${weakness.cwe}${not === '' ? '' : ` (not ${not === 'none' ? 'covered' : not})`}`;
    });
    return `| ${entry} | ${title} | ${said.length === 0 ? `*${reasons[entry] ?? ''}*` : said.join(', ')} |`;
  });
  return ['| | Entry | Weaknesses |', '| --- | --- | --- |', ...rows].join('\n');
}

function titleOf({ language }: Cell): string {
  return LANGUAGES.find(({ folder }) => folder === language)?.title ?? language;
}
