/** TypeScript, and TypeScript with JSX: the same lowerings over two grammars. */

import { decorated } from '../decorated.ts';
import { chains, comments, commentTypes, lowerings, pattern, semantics, unitTypes } from './ecmascript.ts';
import type { Language } from './language.ts';

const common = {
  chains,
  comments,
  commentTypes,
  unitTypes,
  lowerings,
  assemble: decorated,
  pattern,
  semantics,
};

export const typescript: Language = {
  ...common,
  id: 'typescript',
  names: ['typescript', 'ts'],
  narrowerThan: 'tsx',
  editorIds: ['typescript'],
  extensions: ['.ts', '.mts', '.cts'],
  interpreters: ['ts-node', 'ts-node-esm', 'tsx'],
  grammar: 'tree-sitter-typescript.wasm',
};

export const tsx: Language = {
  ...common,
  id: 'tsx',
  // Rules for TypeScript mean JSX files as well.
  names: ['tsx', 'typescript', 'ts'],
  editorIds: ['typescriptreact'],
  extensions: ['.tsx'],
  grammar: 'tree-sitter-tsx.wasm',
};
