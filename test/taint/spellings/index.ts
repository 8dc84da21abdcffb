/** All languages whose constructs are tried. */

import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, typescript } from './javascript.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import type { LanguageSpellings } from './spelling.ts';

export const SPELLINGS: readonly LanguageSpellings[] = [
  csharp,
  go,
  java,
  javascript,
  php,
  python,
  ruby,
  typescript,
];
