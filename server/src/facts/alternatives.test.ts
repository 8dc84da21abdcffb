import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { alternativesIn, isWithin } from './alternatives.ts';

/** The text with `A` in place of each letter `x` that is in an alternative, and `-` in place of each that is not. */
function told(text: string): string {
  const parts = alternativesIn(text);
  return text.replace(/x/g, (_, at: number) => (isWithin(parts, at) ? 'A' : '-'));
}

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  'one of two parts': ['x\n#if B\nx\n#else\nx\n#endif\nx', '-\n#if B\nA\n#else\nA\n#endif\n-'],
  'one of several parts': ['#ifdef B\nx\n#elif C\nx\n#endif\nx', '#ifdef B\nA\n#elif C\nA\n#endif\n-'],
  'a part that is there or not': ['#ifndef B\nx\n#endif\nx', '#ifndef B\n-\n#endif\n-'],
  'a part within one of two': [
    '#if B\n#if C\nx\n#endif\n#else\nx\n#endif',
    '#if B\n#if C\nA\n#endif\n#else\nA\n#endif',
  ],
  'one of two within a part': [
    '#if B\nx\n#if C\nx\n#else\n#endif\nx\n#endif',
    '#if B\n-\n#if C\nA\n#else\n#endif\n-\n#endif',
  ],
  'spaces in front of the words': [
    '  #  if B\nx\n\t#\telse\n  # endif\nx',
    '  #  if B\nA\n\t#\telse\n  # endif\n-',
  ],
  'what has no end': ['#if B\nx\n#else\nx', '#if B\n-\n#else\n-'],
  'what has no beginning': ['x\n#else\nx\n#endif\nx', '-\n#else\n-\n#endif\n-'],
  'words that only begin alike': ['#iffy\nx\n#elsewhere\n#endif', '#iffy\n-\n#elsewhere\n#endif'],
};

describe('alternatives of a preprocessor', () => {
  for (const [title, [text, expected]] of Object.entries(TEXTS))
    it(title, () => assert.equal(told(text), expected));
});
