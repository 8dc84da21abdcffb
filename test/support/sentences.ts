/**
 * What is said to people, read from the sources: the sentences that are handed to `t` (VS Code's `l10n.t`, or a
 * `Translate`) and to `UsageError`, and words in the client that go to the screen without. The engine itself reads
 * the sources.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Grammars } from '../../server/src/syntax/grammars.ts';
import { typescript } from '../../server/src/syntax/languages/typescript.ts';
import { type Node, visit } from '../../server/src/syntax/node.ts';
import { GROUPED } from '../../server/src/text/translate.ts';
import { projectRoot, readGrammar } from './grammars.ts';

export interface Sentences {
  /** All that there is to translate, sorted. */
  readonly all: readonly string[];
  /** Places where a sentence is made rather than written, so that no bundle can have it. */
  readonly made: readonly string[];
  /** Places in the client where words are shown that are in no bundle. */
  readonly bare: readonly string[];
}

/** Hands on sentences that others have written. */
const HANDS_ON = 'server/src/cli/command.ts';

/** Methods of VS Code that show their arguments. */
const SHOWS = /^(show(Information|Warning|Error)Message|showQuickPick|setStatusBarMessage)$/;

/** Properties that VS Code shows. */
const SHOWN =
  /^(text|tooltip|label|description|detail|placeholder|placeHolder|title|message|prompt|contents|accessibilityInformation)$/;

/** Names of products, which are the same in all languages, and an example of an address. */
const NAMES = /^(AI Security( Scanner)?|git\+https:\S+)$/;

export function sentencesOfSources(): Promise<Sentences> {
  return sentencesIn(
    sources().map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') })),
  );
}

/** What is said in some sources. */
export async function sentencesIn(
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<Sentences> {
  const grammars = new Grammars(readGrammar);
  await grammars.load(typescript);
  const all = new Set<string>([GROUPED]);
  const made: string[] = [];
  const bare: string[] = [];
  try {
    for (const { path, text } of files) {
      const tree = grammars.parse(text, typescript);
      if (tree === undefined) throw new Error(`${path} cannot be read`);
      visit(tree.root, (node) => {
        const argument = saidBy(node);
        if (argument !== undefined && path !== HANDS_ON) {
          const sentences = literals(argument);
          if (sentences === undefined) made.push(`${path}: ${describe(argument)}`);
          for (const sentence of sentences ?? []) if (sentence !== '{0}') all.add(sentence);
        }
        if (!path.startsWith('client/')) return;
        for (const words of shownBy(node).flatMap(bareWords)) bare.push(`${path}: ${words}`);
      });
      tree.dispose();
    }
  } finally {
    grammars.dispose();
  }
  return { all: [...all].sort(), made, bare };
}

function sources(): string[] {
  return ['client/src', 'server/src'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/(^|\/)testing\.ts$|\.test\.ts$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}

/** What a call says, where it says something in a person's language. */
function saidBy(node: Node): Node | undefined {
  const name = calledName(node);
  const says = node.kind === 'New' ? name === 'UsageError' : name === 't';
  return says ? node.get('arguments')?.children[0] : undefined;
}

function calledName(node: Node): string | undefined {
  if (node.kind !== 'Call' && node.kind !== 'New') return undefined;
  const callee = node.get('callee');
  return (callee?.kind === 'Member' ? callee.get('property') : callee)?.text;
}

/** The sentences that an expression may be; undefined where it is made of something else. */
function literals(node: Node): string[] | undefined {
  if (node.kind === 'String') return [node.text];
  if (node.kind !== 'Conditional') return undefined;
  const [first, second] = [node.get('consequent'), node.get('alternative')].map(
    (each) => each && literals(each),
  );
  return first && second && [...first, ...second];
}

/** The expressions that a node puts on the screen. */
function shownBy(node: Node): readonly Node[] {
  const value = node.get('value');
  if (node.kind === 'Pair') return SHOWN.test(node.get('key')?.text ?? '') && value ? [value] : [];
  const target = node.kind === 'Assign' ? node.get('target') : undefined;
  if (target?.kind === 'Member')
    return SHOWN.test(target.get('property')?.text ?? '') && value ? [value] : [];
  return SHOWS.test(calledName(node) ?? '') ? (node.get('arguments')?.children ?? []) : [];
}

/** The words in an expression that are written there; what a call answers is its own affair. */
function bareWords(node: Node): string[] {
  switch (node.kind) {
    case 'Call':
    case 'New':
    case 'Member':
    case 'Object':
    case 'Function':
      return [];
    case 'String':
    case 'StringText': {
      const words = node.text.replace(/\$\([\w~-]+\)/g, '').trim();
      return /\p{L}{2}/u.test(words) && !NAMES.test(words) ? [words] : [];
    }
    case 'Conditional':
      return ['consequent', 'alternative'].flatMap((role) => {
        const branch = node.get(role as 'consequent' | 'alternative');
        return branch === undefined ? [] : bareWords(branch);
      });
    case 'Binary':
      return /^(===|!==|[<>]=?)$/.test(node.text) ? [] : node.children.flatMap(bareWords);
    default:
      return node.children.flatMap(bareWords);
  }
}

function describe(node: Node): string {
  return `${node.kind} ${node.text}`.trim();
}
