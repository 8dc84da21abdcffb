/**
 * What of a terminal command a person should decide: it runs a download unread, installs a package that the
 * project does not know, or writes what is a person's.
 *
 * The command is read by the grammar of Bash. What a shell makes of it only when it runs (text that is worked out,
 * programs with paths of their own) cannot be seen: docs/hooks.md.
 */

import type { Node } from '../../../syntax/node.ts';
import { quoted } from '../../../text/quote.ts';
import { type KeyFile, lastNames } from '../keyFile.ts';
import { DOWNLOADERS, FETCHING, runsDownload, runsInPowerShell } from './downloads.ts';
import type { Ecosystem } from './ecosystems.ts';
import { installedBy, isKnown, WAYS } from './installs.ts';
import { INTERPRETER_NAMES, shellTexts } from './interpreters.ts';
import type { Pipeline, ShellCommand } from './shellCommand.ts';
import { bareName, pipelinesOf } from './shellTree.ts';
import { writesOf } from './writes.ts';

/** Gives the generic tree of a text in Bash to some work, and takes it back. */
export type WithShellTree = <Result>(text: string, work: (root: Node) => Result) => Result;

/** The texts of files with one of these names, in a folder and those above it up to the workspace's. */
export type ReadManifests = (names: readonly string[], folders: readonly string[]) => Promise<string[]>;

/** How deep shells in shells are read, and how much of them, in UTF-16 units. */
const MOST_SHELLS = 3;
const MOST_TEXT = 1_000_000;

/**
 * Whether there can be anything to say of a command: a quick look that leaves out no command of which
 * `checkCommand` says something. Quotes and escapes within words do not hide a name from it. `keys` is asked for
 * files of keys with another name than the usual one where nothing else matters.
 */
export function mayMatter(command: string, keys: () => readonly KeyFile[]): boolean {
  const plain = command.replace(/['"\\\n]/g, '').toLowerCase();
  if (MATTERS.test(plain) || MATTERS.test(command)) return true;
  // A variable, or an escape in `$'…'`, may be any part of a name.
  if (command.includes("$'") || (command.includes('$') && ASSIGNS.test(command))) return true;
  const words = new Set(plain.split(/[^\w.-]+/).flatMap((word) => [word, bareName(word), moduleIn(word)]));
  const hasOneOf = (names: Iterable<string>): boolean => [...names].some((name) => words.has(name));
  if (hasOneOf(DOWNLOADERS) && (hasOneOf(INTERPRETER_NAMES) || mayRunFile(command))) return true;
  if (FETCHING.test(command) && hasOneOf(INTERPRETER_NAMES)) return true;
  if (WAYS.some(([program, needed]) => words.has(program) && needed.every((word) => words.has(word))))
    return true;
  const names = lastNames(keys());
  return names.length > 0 && (/[*?[{]/.test(command) || names.some((name) => plain.includes(name)));
}

/** The module in `-mpip`, with which Python runs it. */
function moduleIn(word: string): string {
  return bareName(word.replace(/^-[a-z]*?m(?=.)/, ''));
}

/** Whether a command may name a program by its path, behind another command, or by what another one says. */
function mayRunFile(command: string): boolean {
  const behind = command.search(/[;&|\n]/);
  return /[$`]/.test(command) || (behind >= 0 && command.includes('/', behind));
}

/** What is a person's, a wildcard that may stand for it, or our own command that writes it. */
const MATTERS =
  /\.ai-|\.ai\p{Default_Ignorable_Code_Point}|allow|signers|scanner\s+init|ai-security-ignore|nosem|(?<![\w.-])\.[\w.-]*[*?[{$`]|\{[^{}]*\}/iu;
const ASSIGNS = /(?:^|[\s;&|({])\w+\+?=|\bfor\b/;

/** What a person should know of a command before it runs, in sentences; none where it can just run. */
export async function checkCommand(
  command: string,
  {
    withTree,
    manifests,
    keys,
  }: {
    readonly withTree: WithShellTree;
    readonly manifests: ReadManifests;
    readonly keys: readonly KeyFile[];
  },
): Promise<string[]> {
  const texts = readAll(command, withTree);
  const commands = texts.flatMap(({ pipelines }) => pipelines.flat());
  const found: string[] = [];
  if (texts.some(({ text, pipelines }) => runsDownload(pipelines) || runsInPowerShell(text, pipelines)))
    found.push('It runs a program that it downloads, which nobody has read.');
  found.push(...new Set(texts.flatMap(({ text, pipelines }) => writesOf(text, pipelines, keys))));
  const folders = commands.flatMap(({ program, words: [to] }) =>
    program === 'cd' && to?.text !== undefined ? [to.text] : [],
  );
  const unknown = await unknownPackages(commands, (ecosystem) =>
    manifests(ecosystem.files, ['.', ...folders]),
  );
  if (unknown.length > 0)
    found.push(
      `It installs ${listed(unknown)}, which no manifest and no lock file of the project knows: make sure that this is the package that is meant, as names of packages are easily made up.`,
    );
  return found;
}

/** How many packages are named. */
const MOST_NAMES = 10;

function listed(names: readonly string[]): string {
  const left = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

interface ShellText {
  readonly text: string;
  readonly pipelines: readonly Pipeline[];
}

/** A text, and those that it hands to shells, as far as they are told. */
function readAll(command: string, withTree: WithShellTree): ShellText[] {
  const found: ShellText[] = [];
  let texts = [command];
  let length = 0;
  for (let depth = 0; depth <= MOST_SHELLS && texts.length > 0; depth++) {
    const handed = new Set<string>();
    for (const text of texts) {
      length += text.length;
      if (length > MOST_TEXT) return found;
      const pipelines = withTree(text, (root) => pipelinesOf(root, text));
      found.push({ text, pipelines });
      for (const pipeline of pipelines)
        for (let at = 0; at < pipeline.length; at++)
          for (const inner of shellTexts(pipeline, at)) handed.add(inner);
    }
    texts = [...handed];
  }
  return found;
}

async function unknownPackages(
  commands: readonly ShellCommand[],
  textsOf: (ecosystem: Ecosystem) => Promise<string[]>,
): Promise<string[]> {
  const unknown = new Set<string>();
  for (const { ecosystem, name } of commands.flatMap(installedBy)) {
    if (name === undefined) unknown.add('a package whose name is only known when it runs');
    else if (!isKnown(await textsOf(ecosystem), name, ecosystem)) unknown.add(quoted(name));
  }
  return [...unknown];
}
