/** Programs that run programs, and where they have them from: their input, a file, or their own words. */

import type { Pipeline, ShellCommand, Word } from './shellCommand.ts';
import { joined } from './words.ts';

interface Interpreter {
  /** The option behind which the program's text stands. */
  readonly text?: RegExp;
  /** Whether all words behind that option are the text. */
  readonly isRest?: true;
  /** Options that take another value. */
  readonly valued?: readonly string[];
  /** A word in front of the program. */
  readonly verb?: string;
  /** Whether its programs are a shell's, which can be read here. */
  readonly isShell?: true;
  /** Whether all its words are the text. */
  readonly isAllText?: true;
  /** Whether a program in a file or its input is what it runs. */
  readonly readsFiles?: false;
}

const SHELL: Interpreter = {
  text: /^-[a-zA-Z]*c$/,
  valued: ['-o', '+o', '-O', '+O', '--rcfile', '--init-file'],
  isShell: true,
};
const WINDOWS_SHELL: Interpreter = {
  text: /^-(?:c|command)$/i,
  isRest: true,
  valued: ['-ExecutionPolicy', '-ep', '-Version', '-WindowStyle'],
  isShell: true,
};
const SCRIPTING: Interpreter = { text: /^-[a-zA-Z\d]*[eE]$/, valued: ['-r', '-I'] };
const ALL_TEXT: Interpreter = { isAllText: true, isShell: true, readsFiles: false };

const INTERPRETERS: Readonly<Record<string, Interpreter>> = {
  ...Object.fromEntries('sh bash zsh dash ash ksh mksh fish'.split(' ').map((name) => [name, SHELL])),
  pwsh: WINDOWS_SHELL,
  powershell: WINDOWS_SHELL,
  cmd: { text: /^\/[ck]$/i, isRest: true, isShell: true, readsFiles: false },
  eval: ALL_TEXT,
  iex: ALL_TEXT,
  'invoke-expression': ALL_TEXT,
  trap: ALL_TEXT,
  watch: ALL_TEXT,
  alias: ALL_TEXT,
  su: { text: /^(?:-[a-z]*c|--command)$/, isShell: true, readsFiles: false },
  script: { text: /^(?:-[a-z]*c|--command)$/, isShell: true, readsFiles: false },
  source: {},
  '.': {},
  parallel: {},
  python: { text: /^-[a-zA-Z]*[cm]$/, valued: ['-W', '-X'] },
  py: { text: /^-[a-zA-Z]*[cm]$/, valued: ['-W', '-X'] },
  node: { text: /^(?:-[ep]+|--eval|--print)$/, valued: ['-r', '--require', '--import', '-C'] },
  deno: { text: /^(?:eval|-p)$/, verb: 'run' },
  bun: { text: /^(?:-e|-p|--eval|--print)$/, verb: 'run' },
  tsx: { text: /^(?:-e|--eval|-p)$/ },
  ruby: SCRIPTING,
  perl: SCRIPTING,
  lua: SCRIPTING,
  rscript: SCRIPTING,
  osascript: SCRIPTING,
  tclsh: {},
  php: { text: /^-(?:r|B|R|E)$/, valued: ['-d', '-c'] },
};

/** The names of all that run programs. */
export const INTERPRETER_NAMES: ReadonlySet<string> = new Set(Object.keys(INTERPRETERS));

/** The input, as interpreters name it as a file. */
const INPUT = /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/;

/** Where a program is: in the input, in a file, or in a text among the words. */
export type Program =
  | { readonly from: 'input' }
  | { readonly from: 'file'; readonly word: Word }
  | { readonly from: 'text'; readonly word: Word };

/** Where an interpreter has its program from; undefined for what runs none. */
export function programIn({ program, words }: ShellCommand): Program | undefined {
  if (!Object.hasOwn(INTERPRETERS, program)) return undefined;
  const { text, isRest, valued = [], verb, isAllText, readsFiles } = INTERPRETERS[program] as Interpreter;
  if (isAllText) return words.length === 0 ? { from: 'input' } : { from: 'text', word: joined(words, ' ') };
  const rest = words[0]?.text !== undefined && words[0].text === verb ? words.slice(1) : words;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] as Word;
    const given = word.text;
    if (given !== undefined && text?.test(given)) {
      const behind = rest.slice(at + 1).filter((each, i) => i > 0 || each.text !== '--');
      return { from: 'text', word: isRest ? joined(behind, ' ') : (behind[0] ?? joined([])) };
    }
    if (given === '-s' || (given !== undefined && INPUT.test(given))) return { from: 'input' };
    if (given !== undefined && /^[-+]./.test(given) && given !== '--') {
      if (valued.includes(given)) at++;
    } else if (given !== '--' && readsFiles !== false) return { from: 'file', word };
  }
  return readsFiles === false ? undefined : { from: 'input' };
}

/** The texts that a stage of a pipeline hands to a shell to run, as patterns. */
export function shellTexts(pipeline: Pipeline, at: number): string[] {
  const command = pipeline[at] as ShellCommand;
  const program = programIn(command);
  if (program === undefined || (INTERPRETERS[command.program] as Interpreter).isShell === undefined)
    return [];
  if (program.from === 'text')
    return [program.word.shape.replace(/^\w+=/, command.program === 'alias' ? '' : '$&')];
  return program.from === 'input' ? inputsOf(pipeline, at).map(({ shape }) => shape) : [];
}

/** What was written further in front is something else by then. */
const MOST_STAGES = 20;

/** The texts that a stage of a pipeline reads, as far as the pipeline itself has them. */
export function inputsOf(pipeline: Pipeline, at: number): Word[] {
  const written = pipeline
    .slice(Math.max(0, at - MOST_STAGES), at)
    .flatMap(({ program, words, inputs }) => [
      ...(/^(?:echo|printf|write-output)$/.test(program) ? [joined(words, ' ')] : []),
      ...inputs,
    ]);
  return [...written, ...(pipeline[at] as ShellCommand).inputs];
}
