/** JavaScript with JSX. */

import { decorated } from '../decorated.ts';
import { chains, comments, commentTypes, lowerings, pattern, semantics, unitTypes } from './ecmascript.ts';
import type { Language } from './language.ts';

export const javascript: Language = {
  id: 'javascript',
  names: ['javascript', 'js', 'jsx'],
  narrowerThan: 'tsx',
  editorIds: ['javascript', 'javascriptreact'],
  extensions: ['.js', '.jsx', '.mjs', '.cjs'],
  interpreters: ['node', 'nodejs', 'bun', 'deno', 'zx'],
  grammar: 'tree-sitter-javascript.wasm',
  widerGrammar: 'tree-sitter-tsx.wasm',
  comments,
  chains,
  commentTypes,
  unitTypes,
  lowerings,
  assemble: decorated,
  pattern,
  semantics,
};
