/**
 * Text on its way to a log. Systems that run builds read the output of what they run, and take some of its
 * lines for commands: to set a variable, to mask a word, to fold a part of the log. Code, paths and messages of
 * a workspace must not speak to them, so the sign by which each knows a command is written as an escape,
 * `\u003a:set-output` for `::set-output`. A person still reads what stands there, and JSON still says the same.
 *
 * What our own reports put before code (a line's number, a mark) keeps some commands from the start of a line,
 * but others are looked for anywhere in it. Everything that is written goes through `forLog`, the last door;
 * what has to know how wide a line is asks `commandSigns` before.
 */

interface CommandForm {
  /** Who takes it for a command. */
  readonly system: string;
  /** The text by which it is known; its first group, a single character, is escaped. */
  readonly sign: RegExp;
}

/** Looked for anywhere in a line. */
const ANYWHERE: readonly CommandForm[] = [
  { system: 'GitHub Actions, Azure Pipelines', sign: /#(#)\[/ },
  { system: 'Azure Pipelines', sign: /#(#)vso\[/ },
  { system: 'TeamCity', sign: /#(#)teamcity\[/ },
  { system: 'GitLab', sign: /section(_)(?:start|end):/ },
  { system: 'Travis CI', sign: /travis(_)(?:fold|time):/ },
];

/** Looked for where a line begins, blanks and colours aside. */
const AT_START: readonly CommandForm[] = [
  { system: 'GitHub Actions', sign: /(:):/ },
  { system: 'Buildkite', sign: /(-)--\s/ },
  { system: 'Buildkite', sign: /(\+)\+\+\s/ },
  { system: 'Buildkite', sign: /(~)~~\s/ },
  { system: 'Buildkite', sign: /(\^)\^\^\s/ },
];

const joined = (forms: readonly CommandForm[]): string => forms.map(({ sign }) => sign.source).join('|');

/** Some systems mind the case of letters, and some do not. */
const INSIDE = new RegExp(joined(ANYWHERE), 'gid');

/** The sign first, then what stands before it: so blanks are gone over once, and the time is linear. */
const BEGINNING = new RegExp(
  `(?=${joined(AT_START)})(?<=(?:^|[\\n\\r])(?:[^\\S\\n\\r]|\\u001b\\[[\\d;]*[mK])*)`,
  'gd',
);

/** Control characters but line ends, tabs and the sequences with which we colour and clear lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /(?!\u001b\[[\d;]*[mK])[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?![\n\u001b])/g;

/** The offsets (UTF-16) of the characters in a line by which a command would be known anywhere in it. */
export function commandSigns(line: string): number[] {
  return [...line.matchAll(INSIDE)].map(signOf);
}

/** Text as it may be written to a log, in which nothing is a command. */
export function forLog(text: string): string {
  const signs = [...text.matchAll(INSIDE), ...text.matchAll(BEGINNING)].map(signOf);
  return escapedAt(text, signs).replace(CONTROLS, escaped);
}

/** A character as JSON escapes it. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Where the group of a match lies: each form has one, and one form matched. */
function signOf({ indices }: RegExpExecArray): number {
  const [start] = (indices as [number, number][]).slice(1).find((each) => each !== undefined) as [
    number,
    number,
  ];
  return start;
}

function escapedAt(text: string, offsets: readonly number[]): string {
  let out = '';
  let from = 0;
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    out += text.slice(from, offset) + escaped(text[offset] as string);
    from = offset + 1;
  }
  return out + text.slice(from);
}
