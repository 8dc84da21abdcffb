/**
 * From the generic tree of a shell's text to its commands: the program, its words as far as they are fixed, the
 * files that it writes. What a shell is handed as a text (`sh -c '…'`) is for whoever asks to read again.
 */

import { type Node, visit, visitWhere } from '../../../syntax/node.ts';

/** One command, without what only starts it (`sudo`, `env A=1`). */
export interface ShellCommand {
  /** The last part of the program's path, bare (`bareName`); '' where it is not fixed. */
  readonly program: string;
  /** What the program is given; undefined for what is only known when it runs. */
  readonly words: readonly (string | undefined)[];
  /** The files that its output goes to. */
  readonly outputs: readonly string[];
  /** Texts that it reads as its input. */
  readonly inputs: readonly string[];
  /** The commands whose output it is given as words or files: `$(…)`, `<(…)`. */
  readonly inside: readonly Pipeline[];
}

/** Commands whose output is the next one's input; most often there is one. */
export type Pipeline = readonly ShellCommand[];

/** Programs that run the one that follows them, and those of their options that take a value. */
const STARTERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-T', '-D', '-R'],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '-S'],
  nice: ['-n'],
  timeout: ['-s', '-k'],
  xargs: ['-I', '-n', '-P', '-L', '-d', '-E', '-s', '-a'],
  command: [],
  builtin: [],
  exec: ['-a'],
  nohup: [],
  setsid: [],
  stdbuf: ['-i', '-o', '-e'],
  time: [],
};

/** Where nothing leads to, or what is open already. */
const NO_FILE = /^(?:\d+|-|\/dev\/(?:null|stdout|stderr|tty|fd\/\d+))$/;

/** All commands of a text, also those inside others, as pipelines in the order of the text. */
export function pipelinesOf(root: Node): Pipeline[] {
  const found: Pipeline[] = [];
  visitWhere(root, (node) => {
    if (node.kind === 'pipeline') {
      found.push(node.children.flatMap((stage) => commandsOf(stage)));
      return false;
    }
    const command = commandOf(node);
    if (command === undefined) return true;
    found.push([command]);
    return false;
  });
  return [...found, ...found.flatMap((each) => each.flatMap(({ inside }) => [...inside]))];
}

/** The commands of one stage of a pipeline, which may be a group. */
function commandsOf(stage: Node): ShellCommand[] {
  const found: ShellCommand[] = [];
  visitWhere(stage, (node) => {
    const command = commandOf(node);
    if (command !== undefined) found.push(command);
    return command === undefined;
  });
  return found;
}

function commandOf(node: Node): ShellCommand | undefined {
  if (node.kind === 'redirected_statement') {
    const [body] = node.children;
    const command = body === undefined ? undefined : commandOf(body);
    const { outputs, inputs } = redirects(node);
    // `{ a; b; } > file`: what is inside is found by itself, the output is a command's of no name.
    if (command === undefined)
      return outputs.length === 0
        ? undefined
        : {
            program: '',
            words: [],
            outputs,
            inputs,
            inside: node.children.flatMap((child) => pipelinesOf(child)),
          };
    return {
      ...command,
      outputs: [...command.outputs, ...outputs],
      inputs: [...command.inputs, ...inputs],
      inside: [...command.inside, ...node.children.slice(1).flatMap((child) => pipelinesOf(child))],
    };
  }
  if (node.kind === 'command') {
    const call = node.children.find(({ kind }) => kind === 'Call');
    return call === undefined ? undefined : commandOf(call);
  }
  if (node.kind !== 'Call') return undefined;
  const callee = node.get('callee');
  const given = node.get('arguments')?.children ?? [];
  const inside = [callee, ...given].flatMap((each) => (each === undefined ? [] : insideOf(each)));
  const name = callee?.kind === 'Identifier' || callee?.kind === 'String' ? callee.text : undefined;
  return started([name, ...given.map(fixed)], inside);
}

/** The command behind those that only start it. */
function started(all: readonly (string | undefined)[], inside: readonly Pipeline[]): ShellCommand {
  let words = [...all];
  for (;;) {
    const program = programOf(words[0]);
    const rest = words.slice(1);
    const valued = Object.hasOwn(STARTERS, program) ? (STARTERS[program] as readonly string[]) : undefined;
    if (valued === undefined) return { program, words: rest, outputs: [], inputs: [], inside };
    while (rest.length > 0) {
      const [word] = rest;
      if (word === undefined || !/^-|^\d+[smhd]?$|^\w+=/.test(word)) break;
      rest.splice(0, valued.includes(word) ? 2 : 1);
    }
    if (rest.length === 0) return { program, words: [], outputs: [], inputs: [], inside };
    words = rest;
  }
}

function programOf(word: string | undefined): string {
  return bareName((word?.split(/[\\/]/).at(-1) ?? '').toLowerCase());
}

/** A program's name without the ending that Windows gives it and the version at its end: `pip3.11.exe` is `pip`. */
export function bareName(name: string): string {
  return name.replace(/\.(?:exe|cmd|bat)$/, '').replace(/(?<=[a-z])[\d.]+$/, '');
}

function redirects(node: Node): { outputs: string[]; inputs: string[] } {
  const outputs: string[] = [];
  const inputs: string[] = [];
  visit(node, (each) => {
    if (each.kind === 'heredoc_body') inputs.push(each.text);
    if (each.kind === 'herestring_redirect')
      inputs.push(...each.children.flatMap((child) => fixed(child) ?? []));
    if (each.kind !== 'file_redirect' || !each.text.includes('>')) return;
    const target = each.children.at(-1);
    const file = target === undefined ? undefined : fixed(target);
    if (file !== undefined && !NO_FILE.test(file)) outputs.push(file);
  });
  return { outputs, inputs };
}

/** The pipelines in substitutions within a word. */
function insideOf(word: Node): Pipeline[] {
  const found: Pipeline[] = [];
  visitWhere(word, (node) => {
    const isSubstitution = node.kind === 'command_substitution' || node.kind === 'process_substitution';
    if (isSubstitution) for (const child of node.children) found.push(...pipelinesOf(child));
    return !isSubstitution;
  });
  return found;
}

/** What a word certainly is; undefined where something is filled in. */
function fixed(word: Node): string | undefined {
  if (word.kind === 'String' || word.kind === 'word' || word.kind === 'heredoc_body') return word.text;
  return undefined;
}
