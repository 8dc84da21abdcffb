/**
 * Secure-coding instructions for AI assistants, made from the rules that are on: what a rule would say after
 * the code is written, said before. They are a section of a file that a person keeps (instructions for
 * Copilot, `AGENTS.md`), between two marks; all around it stays as it is. Text in, text out.
 *
 * A model takes these lines for instructions, so only bundled rules speak in them: what a rule of the workspace
 * says is quoted, as whoever writes a rule could otherwise write orders for the assistants of everybody.
 */

import { SEVERITIES } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { quoted } from '../text/quote.ts';

const BEGIN = '<!-- ai-security-scanner guidelines: begin (written by `ai-security-scanner guidelines`) -->';
const BEGIN_MARK = '<!-- ai-security-scanner guidelines: begin';
const END = '<!-- ai-security-scanner guidelines: end -->';

/**
 * The section, without a line break behind it. `languages` are ids of languages that the workspace has; rules
 * for others are left out, rules for any text stay.
 */
export function guidelinesFor(rules: readonly Rule[], languages: ReadonlySet<string>): string {
  return [
    BEGIN,
    '## Secure code',
    '',
    'Code in this repository is checked by AI Security Scanner. Write it so that it finds nothing:',
    '',
    ...guidelineItems(rules, languages).map(withoutMarks),
    '',
    'Do not silence a finding with a comment, and do not switch a rule off: say what the finding is about and ask.',
    END,
  ].join('\n');
}

/** An item that cannot be taken for a mark of the section, which a rule's message may repeat. */
function withoutMarks(item: string): string {
  return item.replaceAll('<!--', '<! --');
}

/** The items of that list, a line each, the gravest first; of the workspace's rules in quotes. */
export function guidelineItems(rules: readonly Rule[], languages: ReadonlySet<string>): string[] {
  const lines = new Map<string, { rules: Rule[]; languages: Set<string> }>();
  const apply = rules.filter((rule) => appliesTo(rule, languages));
  for (const rule of [...apply].sort(bySeverity)) {
    // A title of the workspace's may be one of ours, and is no place to speak in our name.
    const key = `${rule.bundled} ${rule.title}`;
    const entry = lines.get(key) ?? { rules: [], languages: new Set() };
    lines.set(key, entry);
    entry.rules.push(rule);
    for (const id of rule.languages.flatMap((name) => languagesNamed(name).map((language) => language.id)))
      if (languages.has(id)) entry.languages.add(id);
  }
  return [...lines.values()].map((entry) => item(entry.rules, [...entry.languages].sort()));
}

/**
 * A file's text with its section replaced, or added at the end where there is none. `text` is null for a file
 * that does not exist. Null when the marks in the file do not fit each other: then a person has to look.
 */
export function withGuidelines(text: string | null, section: string): string | null {
  if (text === null || text.trim() === '') return `${section}\n`;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const own = section.replace(/\n/g, newline);
  const begins = occurrences(text, BEGIN_MARK);
  const ends = occurrences(text, END);
  const [begin] = begins;
  const [end] = ends;
  if (begin === undefined && end === undefined)
    return `${text.trimEnd()}${newline}${newline}${own}${newline}`;
  if (begins.length !== 1 || ends.length !== 1 || begin === undefined || end === undefined || end < begin)
    return null;
  return text.slice(0, begin) + own + text.slice(end + END.length);
}

/** Where the section is kept unless somebody says otherwise: the first of these that exists, else the first. */
export const GUIDELINES_FILES = ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md'] as const;

/** How a file's section stands to what it should be; `torn` when the marks in the file do not fit each other. */
export function guidelinesState(
  text: string | null,
  section: string,
): 'current' | 'outdated' | 'absent' | 'torn' {
  const after = withGuidelines(text, section);
  if (after === null) return 'torn';
  if (after === text) return 'current';
  return text?.includes(BEGIN_MARK) === true ? 'outdated' : 'absent';
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

function appliesTo(rule: Rule, languages: ReadonlySet<string>): boolean {
  const own = rule.languages.flatMap((name) => languagesNamed(name));
  return own.length === 0 || own.some(({ id }) => languages.has(id));
}

/** One weakness once, whichever languages have rules for it; the message tells what to do instead. */
function item(rules: readonly Rule[], languages: readonly string[]): string {
  const [{ title, message, bundled }] = rules as readonly [Rule, ...Rule[]];
  const where = languages.length === 0 ? '' : ` (${languages.join(', ')})`;
  const weakness = [...new Set(rules.flatMap(({ cwe }) => cwe.slice(0, 1)))].map((cwe) => `CWE-${cwe}`);
  const said = message.replace(/\s+/g, ' ');
  const text = bundled
    ? `**${title}**${where}: ${said}`
    : `The workspace asks${where}: ${quoted(title, LONGEST_TITLE)}: ${quoted(said, LONGEST_MESSAGE)}`;
  return `- ${text} ${weakness.join(', ')}`.trimEnd();
}

/** The longest title and message that are quoted, in UTF-16 units. */
const LONGEST_TITLE = 100;
const LONGEST_MESSAGE = 300;

function bySeverity(a: Rule, b: Rule): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1)
  );
}
