/**
 * The tree-sitter runtime and its grammars: loaded once each, when a language's first document needs it.
 *
 * This and `syntaxTree.ts` are the only owners of wasm objects. The wasm bytes are handed in: in VS Code
 * for the Web they come from another place than on a disk, and a bundle has no location of its own.
 */

import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { LineIndex } from '../text/lines.ts';
import { FragmentParser } from './fragment.ts';
import type { Language } from './languages/language.ts';
import { SyntaxTree } from './syntaxTree.ts';
import { setRuntime } from './treeCursor.ts';

/** Reads a wasm file by name: `tree-sitter.wasm` is the runtime, `tree-sitter-python.wasm` a grammar. */
export type ReadGrammar = (file: string) => Promise<Uint8Array>;

let runtime: Promise<void> | undefined;

async function startRuntime(wasmBinary: Uint8Array): Promise<void> {
  // The runtime's loader fills the object that it is given with what it exports.
  const module = { wasmBinary };
  await Parser.init(module);
  setRuntime(module);
}

/** Loaded parsers by grammar file. One parser a grammar serves all documents: parsing is synchronous. */
export class Grammars {
  private readonly parsers = new Map<string, Parser>();
  private readonly loading = new Map<string, Promise<void>>();

  constructor(private readonly read: ReadGrammar) {}

  /** Makes the grammars of a language available. Rejects when one cannot be read or is no grammar. */
  async load({ grammar, widerGrammar = grammar }: Language): Promise<void> {
    await Promise.all([this.loadFile(grammar), this.loadFile(widerGrammar)]);
  }

  private loadFile(file: string): Promise<void> {
    let pending = this.loading.get(file);
    if (pending === undefined) {
      pending = this.loadNow(file).catch((error: unknown) => {
        // A failed read may succeed the next time: it is not remembered.
        this.loading.delete(file);
        throw error;
      });
      this.loading.set(file, pending);
    }
    return pending;
  }

  private async loadNow(file: string): Promise<void> {
    // Two instances of the runtime in one process corrupt each other's memory, so it is global.
    runtime ??= this.read('tree-sitter.wasm').then(startRuntime);
    await runtime;
    const grammar = await Grammar.load(await this.read(file));
    const parser = new Parser();
    parser.setLanguage(grammar);
    this.parsers.set(file, parser);
  }

  /** A parser of short texts for a language whose grammar is loaded, or undefined. */
  fragmentParser(language: Language): FragmentParser | undefined {
    const parser = this.parsers.get(language.grammar);
    const wider = this.parsers.get(language.widerGrammar ?? '');
    return parser && new FragmentParser(language, parser, wider && new FragmentParser(language, wider));
  }

  /** The tree of a text in a language whose grammar is loaded, or undefined. Must be disposed. */
  parse(text: string | LineIndex, language: Language): SyntaxTree | undefined {
    const parser = this.parsers.get(language.grammar);
    return parser && new SyntaxTree(text, language, parser, this.parsers.get(language.widerGrammar ?? ''));
  }

  dispose(): void {
    for (const parser of this.parsers.values()) parser.delete();
    this.parsers.clear();
    this.loading.clear();
  }
}
