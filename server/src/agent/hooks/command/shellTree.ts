/**
 * From the generic tree of a shell's text to its commands: the program, its words as far as they are fixed, the
 * files that it reads and writes. What a shell is handed as a text (`sh -c '…'`) is for whoever asks to read again.
 */

import { type Node, visit, visitWhere } from '../../../syntax/node.ts';
import { insideOf, type Pipeline, type ShellCommand, type Word } from './shellCommand.ts';
import { startedBy } from './starters.ts';
import { joined, knownVariables, WordReader } from './words.ts';

/** Where nothing leads to, or what is open already. */
const NO_FILE = /^(?:\d+|-|\/dev\/(?:null|stdout|stderr|tty|fd\/\d+))$/;

type Redirects = Pick<ShellCommand, 'outputs' | 'files' | 'inputs'>;

const NO_REDIRECTS: Redirects = { outputs: [], files: [], inputs: [] };

/** All commands of a text, also those inside others, as pipelines in the order of the text. */
export function pipelinesOf(root: Node, text: string): Pipeline[] {
  const reader = new TreeReader(text);
  reader.words.readVariables(root);
  return reader.pipelines(root);
}

class TreeReader {
  readonly words = new WordReader(knownVariables(), (node) => this.pipelines(node));

  constructor(private readonly text: string) {}

  pipelines(root: Node): Pipeline[] {
    const found: Pipeline[] = [];
    visitWhere(root, (node) => {
      if (node.kind === 'pipeline') {
        found.push(node.children.flatMap((stage) => this.commands(stage)));
        return false;
      }
      const command = this.command(node);
      if (command === undefined) return true;
      // Behind `cat <<E | sh` the grammar has the rest of the pipeline in the redirect.
      found.push([command, ...this.behindHeredoc(node)]);
      return command.name === undefined;
    });
    return [...new Set([...found, ...found.flatMap((each) => each.flatMap(insideOf))])];
  }

  /** The commands of one stage of a pipeline, which may be a group. */
  private commands(stage: Node): ShellCommand[] {
    const found: ShellCommand[] = [];
    visitWhere(stage, (node) => {
      const command = this.command(node);
      if (command === undefined) return true;
      found.push(command, ...this.behindHeredoc(node));
      return command.name === undefined;
    });
    return found;
  }

  private behindHeredoc(node: Node): ShellCommand[] {
    if (node.kind !== 'redirected_statement') return [];
    const heredocs = node.children.filter(({ kind }) => kind === 'heredoc_redirect');
    const behind = heredocs.flatMap(({ children }) =>
      children.filter(({ kind }) => kind !== 'heredoc_body' && !kind.endsWith('_redirect')),
    );
    const [body] = node.children;
    return [
      ...(body === undefined ? [] : this.behindHeredoc(body)),
      ...behind.flatMap((each) => this.commands(each)),
    ];
  }

  private command(node: Node): ShellCommand | undefined {
    if (node.kind === 'redirected_statement') {
      const [body] = node.children;
      const command = body === undefined ? undefined : this.command(body);
      const { outputs, files, inputs } = this.redirects(node.children);
      // `{ a; b; } > file`: what is inside is found by itself, the redirect is a command's of no name.
      if (command === undefined)
        return outputs.length === 0 && inputs.length === 0
          ? undefined
          : { program: '', name: undefined, words: [], outputs, files, inputs, starters: [] };
      return {
        ...command,
        outputs: [...command.outputs, ...outputs],
        files: [...command.files, ...files],
        inputs: [...command.inputs, ...inputs],
      };
    }
    if (node.kind === 'command') {
      const called = node.children.find(({ kind }) => kind === 'Call' || kind === 'redirected_statement');
      return called === undefined ? undefined : this.command(called);
    }
    if (node.kind !== 'Call') return undefined;
    const callee = node.get('callee');
    const words = (node.get('arguments')?.children ?? []).map((each) => this.words.read(each));
    return started([callee === undefined ? joined([]) : this.name(callee), ...words]);
  }

  /** The word that names a program: here an identifier is a name, unless a variable is written. */
  private name(callee: Node): Word {
    if (callee.kind !== 'Identifier' || this.text[callee.start] === '$') return this.words.read(callee);
    return { text: callee.text, shape: callee.text, inside: [] };
  }

  private redirects(nodes: readonly Node[]): Redirects {
    const outputs: Word[] = [];
    const files: Word[] = [];
    const inputs: Word[] = [];
    const read = (node: Node): void => {
      if (node.kind === 'heredoc_body') inputs.push(this.words.read(node));
      if (node.kind === 'herestring_redirect')
        inputs.push(joined(node.children.map((each) => this.words.read(each))));
      if (node.kind !== 'file_redirect') return;
      const target = node.children.at(-1);
      const word = target === undefined ? joined([]) : this.words.read(target);
      if (word.text !== undefined && NO_FILE.test(word.text)) return;
      // `<>` opens a file for both, and its sign is not among what the grammar keeps.
      const isRead = node.text.startsWith('<') && !this.text.slice(node.start, node.end).includes('<>');
      (isRead ? files : outputs).push(word);
    };
    for (const node of nodes.filter(({ kind }) => kind.endsWith('_redirect'))) visit(node, read);
    return { outputs, files, inputs };
  }
}

/** Longer chains of programs that start one another are nobody's. */
const MOST_STARTERS = 20;

/** The command behind those that only start it. */
function started(all: readonly Word[]): ShellCommand {
  const starters: ShellCommand[] = [];
  let words = all;
  for (;;) {
    const [name, ...rest] = words;
    const program = programOf(name?.text);
    const command = { program, name, words: rest, ...NO_REDIRECTS, starters: [] };
    const behind = startedBy(program, rest);
    if (behind === undefined || starters.length === MOST_STARTERS) return { ...command, starters };
    starters.push(command);
    words = behind;
  }
}

function programOf(word: string | undefined): string {
  return bareName((word?.split(/[\\/]/).at(-1) ?? '').toLowerCase());
}

/** A program's name without the ending that Windows gives it and the version at its end: `pip3.11.exe` is `pip`. */
export function bareName(name: string): string {
  return name.replace(/\.(?:exe|cmd|bat|ps1)$/, '').replace(/(?<=[a-z])[\d.]+$/, '');
}
