/**
 * Fixes of the bundled rules where code stands otherwise than in the rules' own programs (`contexts.ts`): each fix of
 * each positive is applied alone, and must leave a program that parses and has all its comments and decorators, without
 * the finding, without a new one of any rule, and with every name bound. A context in which a positive cannot be
 * put, or where a rule offers no fix, is counted; the counts are printed at the end, with FIX_CONTEXTS=1 one by one.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { createFacts } from '../../server/src/facts/index.ts';
import type { Finding, Span, TextEdit } from '../../server/src/finding/finding.ts';
import { applyEdits } from '../../server/src/fix/apply.ts';
import { harmOf, type ReadProgram } from '../../server/src/fix/harm.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import type { Rule } from '../../server/src/rule/rule.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { expectationsOf } from '../../server/src/rule/ruleTest.ts';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
import type { Node } from '../../server/src/syntax/node.ts';
import { visit } from '../../server/src/syntax/node.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';
import { CONTEXTS, type Place, WRITINGS } from './contexts.ts';

const ROOT = join(projectRoot, 'rules');

/** Names that need no import, by the ending of a program. */
const GLOBALS: Readonly<Record<string, readonly string[]>> = {
  '.py': ['False', 'True', 'None', 'PermissionError', 'not', 'if', 'raise', 'repr', 'str'],
  '.js': ['String', 'URL', 'Uint32Array', 'crypto', 'false', 'new', 'process', 'true', 'window'],
  '.java': ['String', 'false', 'java', 'javax', 'new', 'org', 'true'],
};
for (const ending of ['.jsx', '.ts', '.tsx']) Object.assign(GLOBALS, { [ending]: GLOBALS['.js'] });

interface Read extends ReadProgram {
  readonly findings: readonly Finding[];
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml') && !file.includes('/models/'))
  .sort();
const { rules } = loadRuleFiles(
  files.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
);
const everyRule = new RuleSet(rules);

describe('fixes in other places', () => {
  let scanner: Scanner;
  const outcomes = { applied: [] as string[], 'no fix': [] as string[], 'not built': [] as string[] };

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => {
    scanner.dispose();
    for (const [name, places] of Object.entries(outcomes)) {
      console.log(`      ${places.length} ${name}`);
      if (process.env.FIX_CONTEXTS) for (const place of places) console.log(`        ${place}`);
    }
  });

  function read(path: string, text: string, asked: RuleSet): Read {
    const document = scanner.open({ path, text });
    try {
      const { findings } = document.analyse(asked);
      const { program } = document;
      assert.ok(program !== undefined);
      return { ...program, findings };
    } finally {
      document.close();
    }
  }

  for (const rule of rules.filter(hasFix)) {
    const folder = join(ROOT, dirname(rule.file));
    const programs = readdirSync(folder).filter(
      (name) => basename(name, extname(name)) === rule.id && WRITINGS[extname(name)] !== undefined,
    );
    for (const program of programs)
      it(program, async () => {
        const text = readFileSync(join(folder, program), 'utf8');
        await scanner.prepare({ path: program, text });
        const own = new RuleSet([rule]);
        const plain = read(program, text, own);
        const unfixed = new Set(expectationsOf(text, rule.id).unfixed);
        for (const finding of plain.findings) {
          const line = text.slice(0, finding.start).split('\n').length;
          if (finding.fix === undefined || unfixed.has(line)) continue;
          for (const [name, context] of Object.entries(CONTEXTS)) {
            const place = `${program}:${line} ${name}`;
            const built = build(context, { ...plain, finding }, program, rule, own);
            if (built === undefined) outcomes['not built'].push(place);
            else if (built.finding.fix === undefined) outcomes['no fix'].push(place);
            else {
              outcomes.applied.push(place);
              check(program, built.read, built.finding, finding, rule, own, place);
            }
          }
        }
      });
  }

  it('are tried in most of them', () => {
    const { applied, 'no fix': without, 'not built': missing } = outcomes;
    const all = applied.length + without.length + missing.length;
    assert.ok(applied.length > 500 && applied.length * 2 > all, `${applied.length} of ${all}`);
  });

  /** The program with a finding in a context, where the rule still finds it. */
  function build(
    context: (typeof CONTEXTS)[string],
    { text, root, finding }: Read & { finding: Finding },
    path: string,
    rule: Rule,
    own: RuleSet,
  ): { read: Read; finding: Finding } | undefined {
    const writing = WRITINGS[extname(path)] as Place['writing'];
    const argument = rule.fixer?.options.argument;
    for (const edits of context({ text, root, finding, writing, argument })) {
      const variant = read(path, applyEdits(text, edits), own);
      const span = { start: moved(finding.start, edits), end: moved(finding.end, edits) };
      const found = variant.findings.find(
        (each) => each.start < Math.max(span.end, span.start + 1) && each.end > span.start,
      );
      if (!variant.hasErrors && found !== undefined) return { read: variant, finding: found };
    }
    return undefined;
  }

  /** All that a fix has to hold; see the top of this file. */
  function check(
    path: string,
    before: Read,
    finding: Finding,
    plain: Finding,
    rule: Rule,
    own: RuleSet,
    place: string,
  ): void {
    const edits = finding.fix?.edits ?? [];
    const text = applyEdits(before.text, edits);
    const after = read(path, text, own);
    const shown = `${place}:\n${around(text, finding)}`;
    assert.equal(harmOf(before, after), undefined, shown);
    assert.ok(after.findings.length < before.findings.length, `the finding is still there: ${shown}`);
    assert.deepEqual(unbound(path, after, before, edits), [], `names that nothing binds: ${shown}`);
    assert.ok(
      edits.every((edit) => isNear(before.root, finding, edit)),
      `changes code elsewhere: ${shown}`,
    );
    assert.ok(
      !/[^\r]\n/.test(text) || !before.text.includes('\r'),
      `mixes line ends: ${JSON.stringify(shown)}`,
    );
    if (sameTexts(finding, plain)) return;
    const others = (some: Read): string[] => some.findings.map(({ ruleId }) => ruleId);
    const old = others(read(path, before.text, everyRule));
    const now = others(read(path, text, everyRule));
    for (const id of now) {
      const count = (list: readonly string[]): number => list.filter((each) => each === id).length;
      assert.ok(id === rule.id || count(now) <= count(old), `a new finding of ${id}: ${shown}`);
    }
  }
});

function hasFix({ fix, fixRegex, fixer }: Rule): boolean {
  return fix !== undefined || fixRegex !== undefined || fixer !== undefined;
}

/** Where an offset is after edits; what is inserted there comes before it. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  return edits
    .filter(({ start, end }) => end <= offset || start < offset)
    .reduce((at, edit) => at + (edit.end <= offset ? edit.text.length - (edit.end - edit.start) : 0), offset);
}

/** Whether two fixes write the same: what other rules say of that has been tried on the plain program. */
function sameTexts(one: Finding, other: Finding): boolean {
  const texts = ({ fix }: Finding): string => (fix?.edits ?? []).map(({ text }) => text.trim()).join('\n');
  return texts(one) === texts(other);
}

/** Whether an edit lies in the function of the finding, or adds an import. */
function isNear(root: Node, finding: Span, edit: TextEdit): boolean {
  if (edit.start === edit.end && /^\s*(?:from|import)\b[^\n]*\s*$/.test(edit.text)) return true;
  let near = root;
  for (let node: Node | undefined = root; node !== undefined; ) {
    if (node.kind === 'FunctionDef') near = node;
    node = node.children.find((child) => child.start <= finding.start && child.end >= finding.end);
  }
  return near.start <= edit.start && edit.end <= near.end;
}

/** Names in what a fix wrote that mean nothing in the program: no import, no declaration, no global of the language. */
function unbound(path: string, after: Read, before: Read, edits: readonly TextEdit[]): string[] {
  const language = languageOf({ path });
  if (language === undefined) return [];
  const facts = createFacts(after.root, language, after.text);
  const known = new Set([...(GLOBALS[extname(path)] ?? []), ...(before.text.match(/[\w$]+/g) ?? [])]);
  const names: string[] = [];
  let shift = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const start = edit.start + shift;
    const end = start + edit.text.length;
    shift += edit.text.length - (edit.end - edit.start);
    visit(after.root, (node) => {
      if (node.start < start || node.end > end || node.kind !== 'Identifier') return;
      if (known.has(node.text) || facts.meaningOf(node.text, node) !== undefined) return;
      const parent = parentOf(after.root, node);
      const role = parent.roles?.[parent.children.indexOf(node)];
      if (role === 'property' || (role === 'name' && parent.kind === 'Argument') || role === 'key') return;
      names.push(node.text);
    });
  }
  // A module is only known where the file still imports it under that name.
  const modules = edits.flatMap(({ text }) => text.match(/(?<![\w.])[a-z]\w*(?=\.\w)/g) ?? []);
  for (const name of modules)
    if (isImportedOtherwise(name, before, language) && facts.meaningOf(name, after.root) === undefined)
      names.push(name);
  return names;
}

/** Whether a program imports a module, but not under its own name. */
function isImportedOtherwise(
  name: string,
  { root, text }: Read,
  language: NonNullable<ReturnType<typeof languageOf>>,
): boolean {
  const facts = createFacts(root, language, text);
  return facts.namesFor(name, root).length > 0 && !facts.namesFor(name, root).includes(name);
}

function parentOf(root: Node, node: Node): Node {
  let parent = root;
  for (let at: Node | undefined = root; at !== undefined && at !== node; ) {
    parent = at;
    at = at.children.find((child) => child.start <= node.start && child.end >= node.end);
  }
  return parent;
}

/** The lines around a finding, for messages. */
function around(text: string, { start }: Span): string {
  const lines = text.split('\n');
  const line = text.slice(0, start).split('\n').length - 1;
  return lines.slice(Math.max(0, line - 2), line + 6).join('\n');
}
