/** TypeScript, and TypeScript with JSX: the same lowerings over two grammars. */

import { ecmascript } from './ecmascript.ts';
import type { Language } from './language.ts';

export const typescript: Language = {
  ...ecmascript,
  id: 'typescript',
  names: ['typescript', 'ts'],
  narrowerThan: 'tsx',
  editorIds: ['typescript'],
  extensions: ['.ts', '.mts', '.cts'],
  interpreters: ['ts-node', 'ts-node-esm', 'tsx'],
  grammar: 'tree-sitter-typescript.wasm',
};

export const tsx: Language = {
  ...ecmascript,
  id: 'tsx',
  // Rules for TypeScript mean JSX files as well.
  names: ['tsx', 'typescript', 'ts'],
  editorIds: ['typescriptreact'],
  extensions: ['.tsx'],
  grammar: 'tree-sitter-tsx.wasm',
};
