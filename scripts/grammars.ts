/**
 * Which grammars ship, where each comes from, and whose they are.
 *
 * The build copies these files into `dist/grammars/`, tests that run without a build read them in place,
 * and the third-party notices name their authors. One source a language: the wasm of two packages for one
 * language can differ in node kinds. `@vscode/tree-sitter-wasm` has all but C, and no licence texts of its
 * grammars, so their copyright lines are kept here (each of these grammars is under the MIT licence).
 */

import { join } from 'node:path';

export interface ShippedGrammar {
  /** Name in `dist/grammars/`, and the name by which the server asks for it. */
  readonly file: string;
  /** Where it is, relative to `node_modules/`. */
  readonly source: string;
  /** The project it is built from, for the notices. */
  readonly project: string;
  readonly copyright: readonly string[];
}

const brunsfeld = (year: string): string => `Copyright (c) ${year} Max Brunsfeld`;

function fromVscode(language: string, ...copyright: string[]): ShippedGrammar {
  const file = `tree-sitter-${language}.wasm`;
  return {
    file,
    source: `@vscode/tree-sitter-wasm/wasm/${file}`,
    project: `tree-sitter-${language}`,
    copyright,
  };
}

/** The grammars of all languages. The runtime (`tree-sitter.wasm`) is apart: its package has a licence file. */
export const grammars: readonly ShippedGrammar[] = [
  fromVscode('python', brunsfeld('2016')),
  fromVscode('javascript', brunsfeld('2014')),
  fromVscode('typescript', brunsfeld('2017')),
  { ...fromVscode('tsx', brunsfeld('2017')), project: 'tree-sitter-typescript' },
  fromVscode('java', 'Copyright (c) 2017 Ayman Nadeem'),
  fromVscode('go', brunsfeld('2014')),
  {
    file: 'tree-sitter-c.wasm',
    source: 'tree-sitter-c/tree-sitter-c.wasm',
    project: 'tree-sitter-c',
    copyright: [brunsfeld('2014')],
  },
  fromVscode('cpp', brunsfeld('2014')),
  fromVscode(
    'c-sharp',
    'Copyright (c) 2014-2023 Max Brunsfeld, Damien Guard, Amaan Qureshi, and contributors.',
  ),
  fromVscode(
    'php',
    'Copyright (c) 2017 Josh Vera, GitHub',
    'Copyright (c) 2019 Max Brunsfeld, Amaan Qureshi, Christian Frøystad, Caleb White',
  ),
  fromVscode('ruby', 'Copyright (c) 2016 Rob Rix'),
  fromVscode('rust', 'Copyright (c) 2017 Maxim Sokolov'),
  fromVscode('bash', brunsfeld('2017')),
];

/** The tree-sitter runtime: the name that the server asks for, and where it is in `node_modules/`. */
export const runtime = { file: 'tree-sitter.wasm', source: 'web-tree-sitter/web-tree-sitter.wasm' } as const;

/**
 * Path of a wasm file inside `<root>/node_modules`, by its shipped name.
 * Throws for a name that does not ship.
 */
export function grammarPath(root: string, file: string): string {
  const entry = file === runtime.file ? runtime : grammars.find((grammar) => grammar.file === file);
  if (entry === undefined)
    throw new Error(`${file} is not among the grammars that ship (scripts/grammars.ts).`);
  return join(root, 'node_modules', entry.source);
}
