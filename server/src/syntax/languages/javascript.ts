/** JavaScript with JSX. */

import { ecmascript } from './ecmascript.ts';
import type { Language } from './language.ts';

export const javascript: Language = {
  ...ecmascript,
  id: 'javascript',
  names: ['javascript', 'js', 'jsx'],
  narrowerThan: 'tsx',
  editorIds: ['javascript', 'javascriptreact'],
  extensions: ['.js', '.jsx', '.mjs', '.cjs'],
  interpreters: ['node', 'nodejs', 'bun', 'deno', 'zx'],
  grammar: 'tree-sitter-javascript.wasm',
  widerGrammar: 'tree-sitter-tsx.wasm',
};
