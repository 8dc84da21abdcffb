/** Commands that may write what is a person's: reviews, the policy, the keys that sign, suppressions. */

import { CONFIGURATION_FILE } from '../../../config/configurationFile.ts';
import { quoted } from '../../../text/quote.ts';
import type { KeyFile } from '../keyFile.ts';
import { isPersonal, personalIn, personalWindowsPath, suppressionsIn } from '../personal.ts';
import { inputsOf, programIn, shellTexts } from './interpreters.ts';
import type { Pipeline, ShellCommand, Word } from './shellCommand.ts';

/** This program. */
const PROGRAM = 'ai-security-scanner';

/** Programs that write nothing into the files that they are given, */
const READERS: ReadonlySet<string> = new Set(
  `ack ai-security-scanner awk basename bat cat cd cksum cmp cut declare diff dirname du echo egrep exit export false
   fgrep file find gawk get-childitem get-content grep head jq less local ls md5sum more nl od popd printf pushd pwd read readlink realpath rg
   sed select-string set sha256sum sort stat tail test test-path tr tree true type wc which xxd yq [ for`.split(
    /\s+/,
  ),
);

/** but for those of their words by which they do. */
const WRITING: Readonly<Record<string, RegExp>> = {
  [PROGRAM]: /^(?:-o$|--output)/,
  awk: /inplace|>\s*["(]|system\s*\(/,
  gawk: /inplace|>\s*["(]|system\s*\(/,
  diff: /^--output/,
  find: /^-(?:delete|exec|execdir|ok|okdir|fprint|fprintf|fprint0|fls)$/,
  less: /^-[oO]/,
  sed: /^-[a-z]*i|^--in-place|(?:^|[\s;{}/|#\dgpeiIM])w\s*[^\s;]/,
  sort: /^(?:-o|--output)/,
  tree: /^-o/,
  xxd: /^-r/,
  yq: /^(?:-[a-z]*i$|--inplace)/,
};

/** Commands of git that leave the working tree and settings as they are, */
const GIT_READERS: ReadonlySet<string> = new Set(
  `add blame branch cat-file check-ignore commit diff fetch grep log ls-files push rev-parse show status
   tag`.split(/\s+/),
);
/** and its options in front of the command that take a value. */
const GIT_VALUED = ['-C', '-c', '--git-dir', '--work-tree', '--namespace'];

/** What runs a text that is no shell's, or applies one. */
const APPLIES: ReadonlySet<string> = new Set(
  'apply_patch applypatch awk ed ex gawk git nvim patch sed vi vim xargs'.split(' '),
);

/** Programs whose words mean other commands of the line: a folder to be in, a name for a value. */
const CARRIERS: ReadonlySet<string> = new Set(['cd', 'pushd', 'set-location', 'sl', 'read']);

/** Options that leave files out. */
const LEAVES_OUT = /^--?(?:exclude|ignore)/;

/**
 * What a person should know of what a text with these pipelines writes, in sentences. `keys` are files of keys with
 * another name than the usual one.
 */
export function writesOf(text: string, pipelines: readonly Pipeline[], keys: readonly KeyFile[]): string[] {
  const found = new Set<string>();
  const commands = pipelines.flat();
  const written = pipelines.flatMap((pipeline) => pathsWritten(pipeline, keys));
  for (const path of [...written, ...carried(commands, text, keys)])
    found.add(`It writes ${quoted(path)}: reviews, the policy and the keys that sign are for a person.`);
  for (const pipeline of pipelines) {
    const isWriting = pipeline.some((each) => each.outputs.length > 0 || !isReader(each));
    const texts = pipeline.flatMap(({ name, words, inputs }) =>
      [...(name === undefined ? [] : [name]), ...words, ...inputs].map(({ shape }) => shape),
    );
    if (isWriting && texts.some((each) => suppressionsIn(each) > 0))
      found.add('It writes a suppression: what is not to be reported is for a person to say.');
  }
  return [...found];
}

/** The person's files that the commands of a pipeline may write, as they stand there. */
function pathsWritten(pipeline: Pipeline, keys: readonly KeyFile[]): string[] {
  const found: string[] = [];
  pipeline.forEach((command, at) => {
    for (const each of [command, ...command.starters.filter(({ program }) => READERS.has(program))]) {
      found.push(...each.outputs.map(({ shape }) => shape).filter((path) => isPersonal(path, keys)));
      if (!isReader(each)) found.push(...personalWords(each, keys));
    }
    if (isInit(command)) found.push(CONFIGURATION_FILE);
    if (isReader(command)) return;
    const texts =
      personalWords(command, keys).length > 0
        ? []
        : textsOf(pipeline, at).flatMap((text) => personalIn(text, keys) ?? []);
    // The words of `xargs touch` come out of what stands in front of it.
    const adds = command.starters.some(({ program }) => program === 'xargs' || program === 'parallel');
    const front = adds ? pipeline.slice(0, at).flatMap((each) => personalWords(each, keys)) : [];
    found.push(...texts, ...front);
  });
  return found;
}

/** Whether our own command writes a configuration unasked, started by itself or by what stands before it. */
function isInit({ program, words }: ShellCommand): boolean {
  const texts = [program, ...words.map(({ shape }) => shape)];
  const [verb, ...rest] = texts.slice(texts.indexOf(PROGRAM) + 1);
  return texts.includes(PROGRAM) && verb === 'init' && rest.includes('--yes');
}

/** A command's words that name a person's files. */
function personalWords({ words }: ShellCommand, keys: readonly KeyFile[]): string[] {
  return words
    .map(({ shape }) => shape)
    .filter((word, at) => {
      if (LEAVES_OUT.test(word) || LEAVES_OUT.test(words[at - 1]?.shape ?? '')) return false;
      return (
        [word, ...word.split('=').slice(1)].some((path) => isPersonal(path, keys)) ||
        /^gpg\.ssh\.allowedSignersFile$/i.test(word)
      );
    });
}

/** The texts that a command runs or applies, if they cannot be read as a shell's. */
function textsOf(pipeline: Pipeline, at: number): string[] {
  const { program, words, starters } = pipeline[at] as ShellCommand;
  const run = programIn(pipeline[at] as ShellCommand);
  if (shellTexts(pipeline, at).length > 0) return [];
  const shapes = (of: readonly Word[]): string[] => of.map(({ shape }) => shape);
  if (run !== undefined)
    return run.from === 'input'
      ? shapes(inputsOf(pipeline, at))
      : run.from === 'text'
        ? [run.word.shape]
        : [];
  const isApplied = APPLIES.has(program) || starters.some((each) => APPLIES.has(each.program));
  return isApplied ? shapes([...words, ...inputsOf(pipeline, at)]) : [];
}

/**
 * What is named where other commands of the line get at it, if one of them writes anything; and paths of Windows,
 * which Bash would read without what parts them.
 */
function carried(commands: readonly ShellCommand[], text: string, keys: readonly KeyFile[]): string[] {
  if (commands.every((each) => each.outputs.length === 0 && isReader(each))) return [];
  const named = commands
    .filter(({ program }) => CARRIERS.has(program))
    .flatMap((each) => personalWords(each, keys));
  const path = personalWindowsPath(text, keys);
  return path === undefined ? named : [...named, path];
}

function isReader({ program, words }: ShellCommand): boolean {
  const texts = words.map(({ shape }) => shape);
  if (program === 'git') {
    const verb = texts.find((word, at) => !word.startsWith('-') && !GIT_VALUED.includes(texts[at - 1] ?? ''));
    return GIT_READERS.has(verb ?? '') && !texts.some((word) => word.startsWith('--output'));
  }
  // A group whose output is redirected is no program that writes into its words.
  if (!READERS.has(program)) return program === '' && words.length === 0;
  const writing = Object.hasOwn(WRITING, program) ? WRITING[program] : undefined;
  return writing === undefined || !texts.some((word) => writing.test(word));
}
