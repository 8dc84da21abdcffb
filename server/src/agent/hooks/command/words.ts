/**
 * The words of a shell's commands, as far as they can be told without running it: a variable is what the same
 * text gives it, and whatever else is filled in can be anything.
 */

import { type Node, visit } from '../../../syntax/node.ts';
import type { Pipeline, Word } from './shellCommand.ts';

/** What variables are; unknown ones are not in it. */
export type Variables = Map<string, Word>;

/** A word that can be anything. */
export const ANYTHING: Word = { text: undefined, shape: '*', inside: [] };

/** Longer patterns say nothing any more, in UTF-16 units. */
const LONGEST_SHAPE = 20_000;

/** A word that is fixed. */
export function plainWord(text: string): Word {
  return { text, shape: text, inside: [] };
}

/** Variables that a shell has from the start. */
export function knownVariables(): Variables {
  return new Map([
    ...['SHELL', 'BASH', '0'].map((name) => [name, plainWord('sh')] as const),
    ['PWD', plainWord('.')],
  ]);
}

/** Reads words; `pipelines` reads the commands of a substitution. */
export class WordReader {
  constructor(
    private readonly variables: Variables,
    private readonly pipelines: (node: Node) => Pipeline[],
  ) {}

  /** Notes what the assignments and loops of a text make of variables, in the order of the text. */
  readVariables(root: Node): void {
    visit(root, (node) => {
      if (node.kind === 'Assign') this.assign(node.get('target'), [node.get('value')]);
      if (node.kind === 'ForEach') this.assign(node.get('target'), node.get('iterable')?.children ?? []);
    });
  }

  private assign(target: Node | undefined, values: readonly (Node | undefined)[]): void {
    if (target?.kind !== 'Identifier') return;
    const known = this.variables.get(target.text);
    const given = values.flatMap((value) => (value === undefined ? [] : [this.read(value)]));
    this.variables.set(target.text, oneOf(known === undefined ? given : [known, ...given]));
  }

  read(node: Node): Word {
    switch (node.kind) {
      case 'String':
      case 'StringText':
      case 'word':
      case 'heredoc_content':
        return plainWord(node.text);
      case 'ansi_c_string':
        return plainWord(unescaped(node.text.slice(2, -1)));
      case 'Identifier':
        return this.variables.get(node.text) ?? ANYTHING;
      case 'Interpolated':
      case 'Interpolation':
        return joined(node.children.map((child) => this.read(child)));
      case 'heredoc_body':
        return node.text === ''
          ? joined(node.children.map((child) => this.read(child)))
          : plainWord(node.text);
      case 'Array':
        return oneOf(node.children.map((child) => this.read(child)));
      case 'command_substitution':
      case 'process_substitution':
        return { ...ANYTHING, inside: node.children.flatMap((child) => this.pipelines(child)) };
      default:
        return { ...ANYTHING, inside: unique(node.children.flatMap((child) => this.read(child).inside)) };
    }
  }
}

/** Words that are written together, or with something between them. */
export function joined(words: readonly Word[], between = ''): Word {
  const texts = words.map(({ text }) => text);
  const shape = words.map((word) => word.shape).join(between);
  return {
    text: texts.includes(undefined) ? undefined : texts.join(between),
    shape: shape.length > LONGEST_SHAPE ? '*' : shape,
    inside: unique(words.flatMap(({ inside }) => inside)),
  };
}

function oneOf(words: readonly Word[]): Word {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only;
  const shape = `{${words.map((word) => word.shape).join(',')}}`;
  return {
    text: undefined,
    shape: words.length === 0 || shape.length > LONGEST_SHAPE ? '*' : shape,
    inside: unique(words.flatMap(({ inside }) => inside)),
  };
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}

/** What `$'…'` means. */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|([0-7]{1,3})|([\s\S]))/g,
    (_, hex?: string, unicode?: string, octal?: string, other?: string) => {
      if (other !== undefined) return { n: '\n', r: '\r', t: '\t' }[other] ?? other;
      return String.fromCharCode(Number.parseInt(hex ?? unicode ?? (octal as string), octal ? 8 : 16));
    },
  );
}
