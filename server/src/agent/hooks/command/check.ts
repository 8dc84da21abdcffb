/**
 * What of a terminal command a person should decide: it runs a download unread, installs a package that the
 * project does not know, or writes what is a person's.
 *
 * The command is read by the grammar of Bash. What a shell makes of it only when it runs (variables, `eval` of
 * something worked out, programs that are downloaded first and run later) cannot be seen: docs/hooks.md.
 */

import type { Node } from '../../../syntax/node.ts';
import { quoted } from '../../quote.ts';
import { isPersonal, suppressionsIn } from '../personal.ts';
import { DOWNLOADERS, INTERPRETERS, runsDownload } from './downloads.ts';
import { ECOSYSTEMS, type Ecosystem, installedBy, knows } from './installs.ts';
import { bareName, type Pipeline, pipelinesOf, type ShellCommand } from './shellTree.ts';

/** Gives the generic tree of a text in Bash to some work, and takes it back. */
export type WithShellTree = <Result>(text: string, work: (root: Node) => Result) => Result;

/** The texts of files with one of these names, in a folder and those above it up to the workspace's. */
export type ReadManifests = (names: readonly string[], folders: readonly string[]) => Promise<string[]>;

/** Programs that write nothing into the files that they are given. */
const READERS: ReadonlySet<string> = new Set(
  `ai-security-scanner ack awk basename bat cat cd cksum cmp cut diff dirname du echo egrep exit export false
   fgrep file find grep head jq less ls md5sum more nl od printf pwd readlink realpath rg sed set sha256sum sort
   stat tail test tr tree true type uniq wc which xxd yq [`.split(/\s+/),
);

/** Words with which one of them does write. */
const WRITING: Readonly<Record<string, RegExp>> = {
  sed: /^(?:-[a-z]*i|--in-place)/i,
  find: /^-(?:delete|exec|execdir|ok|okdir|fprint|fls)/,
  awk: /inplace/,
  yq: /^(?:-[a-z]*i$|--inplace)/,
  sort: /^(?:-o|--output)/,
};

/** Commands of git that leave the working tree and settings as they are. */
const GIT_READERS: ReadonlySet<string> = new Set(
  'add blame branch cat-file commit diff fetch grep log ls-files push rev-parse show status tag'.split(' '),
);

/** How deep shells in shells are read. */
const MOST_SHELLS = 3;

/** Texts that a shell is handed to run. */
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'eval']);

/**
 * Whether there can be anything to say of a command: a quick look that leaves out no command of which
 * `checkCommand` says something. Quotes and escapes within words do not hide a name from it.
 */
export function mayMatter(command: string): boolean {
  const plain = command.replace(/['"\\\n]/g, '').toLowerCase();
  if (/\.ai-|allowed_signers|ai-security-ignore|nosem|\.[a-z-]*[*?[{]/.test(plain)) return true;
  const words = new Set(plain.split(/[^\w.-]+/).flatMap((word) => [word, bareName(word)]));
  const hasOneOf = (names: Iterable<string>): boolean => [...names].some((name) => words.has(name));
  if (hasOneOf(DOWNLOADERS) && hasOneOf(INTERPRETERS)) return true;
  return ECOSYSTEMS.some(({ installers }) =>
    Object.entries(installers).some(
      ([program, verbs]) =>
        words.has(program) &&
        verbs.some((verb) => verb.split(' ').every((word) => word === '' || words.has(word))),
    ),
  );
}

/** What a person should know of a command before it runs, in sentences; none where it can just run. */
export async function checkCommand(
  command: string,
  { withTree, manifests }: { readonly withTree: WithShellTree; readonly manifests: ReadManifests },
): Promise<string[]> {
  const pipelines = readAll(command, withTree, MOST_SHELLS);
  const commands = pipelines.flat();
  const found: string[] = [];
  if (pipelines.some(runsDownload)) found.push('It runs a program that it downloads, which nobody has read.');
  found.push(...writesOf(pipelines));
  const folders = commands.flatMap(({ program, words: [to] }) =>
    program === 'cd' && to !== undefined ? [to] : [],
  );
  const unknown = await unknownPackages(commands, (ecosystem) =>
    manifests(ecosystem.files, ['.', ...folders]),
  );
  if (unknown.length > 0)
    found.push(
      `It installs ${unknown.join(', ')}, which no manifest and no lock file of the project knows: make sure that this is the package that is meant, as names of packages are easily made up.`,
    );
  return found;
}

function readAll(text: string, withTree: WithShellTree, depth: number): Pipeline[] {
  const found = withTree(text, pipelinesOf);
  if (depth === 0) return found;
  const handed = found.flat().flatMap(({ program, words }) => {
    if (!SHELLS.has(program)) return [];
    const at = program === 'eval' ? 0 : words.findIndex((word) => /^-[a-z]*c$/.test(word ?? '')) + 1;
    const inner = program === 'eval' || at > 0 ? words[at] : undefined;
    return inner === undefined ? [] : [inner];
  });
  return [...found, ...handed.flatMap((inner) => readAll(inner, withTree, depth - 1))];
}

function writesOf(pipelines: readonly Pipeline[]): string[] {
  const found = new Set<string>();
  for (const pipeline of pipelines) {
    for (const command of pipeline) {
      const written = [...command.outputs, ...(isReader(command) ? [] : command.words)];
      for (const path of written)
        if (path !== undefined && pathsIn(path).some(isPersonal))
          found.add(
            `It writes ${quoted(path)}: reviews, the policy and the keys that sign are for a person.`,
          );
    }
    const isWriting = pipeline.some((command) => command.outputs.length > 0 || !isReader(command));
    const texts = pipeline.flatMap(({ words, inputs }) => [...words, ...inputs]);
    if (isWriting && texts.some((each) => each !== undefined && suppressionsIn(each) > 0))
      found.add('It writes a suppression: what is not to be reported is for a person to say.');
  }
  return [...found];
}

/** A word as a path, and what follows the `=` of an option or setting. */
function pathsIn(word: string): string[] {
  return [word, ...word.split('=').slice(1)];
}

function isReader({ program, words }: ShellCommand): boolean {
  if (program === 'git') return GIT_READERS.has(words.find((word) => !word?.startsWith('-')) ?? '');
  if (!READERS.has(program)) return false;
  const writing = Object.hasOwn(WRITING, program) ? WRITING[program] : undefined;
  return writing === undefined || !words.some((word) => word !== undefined && writing.test(word));
}

async function unknownPackages(
  commands: readonly ShellCommand[],
  textsOf: (ecosystem: Ecosystem) => Promise<string[]>,
): Promise<string[]> {
  const unknown = new Set<string>();
  for (const { ecosystem, name } of commands.flatMap(installedBy)) {
    if (name === undefined) unknown.add('a package whose name is only known when it runs');
    else if (!(await textsOf(ecosystem)).some((text) => knows(text, name, ecosystem)))
      unknown.add(quoted(name));
  }
  return [...unknown];
}
