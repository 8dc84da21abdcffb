/** All languages whose constructs are tried. */

import { java } from './java.ts';
import { javascript, typescript } from './javascript.ts';
import { python } from './python.ts';
import type { LanguageSpellings } from './spelling.ts';

export const SPELLINGS: readonly LanguageSpellings[] = [java, javascript, python, typescript];
