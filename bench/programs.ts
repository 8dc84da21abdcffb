/**
 * Programs to measure with, made from the bundled rules' own test files: real shapes of code in each
 * language, repeated to the length that is asked for.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languageOf } from '../server/src/syntax/languages/index.ts';

/** The project's root: npm runs scripts there. */
export const ROOT = process.cwd();

/** The test files of rules, by language id. */
export function ruleTestFiles(): Map<string, { language: Language; texts: string[] }> {
  const found = new Map<string, { language: Language; texts: string[] }>();
  for (const entry of readdirSync(join(ROOT, 'rules'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(ya?ml|md)$/.test(entry.name) || entry.name.includes('.fixed.')) continue;
    const language = languageOf({ path: entry.name });
    if (language === undefined) continue;
    const group = found.get(language.id) ?? { language, texts: [] };
    found.set(language.id, group);
    group.texts.push(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  }
  return found;
}

/** About `lines` lines of program: whole test files one after the other, again and again. */
export function programOf(texts: readonly string[], lines: number): string {
  const parts: string[] = [];
  let count = 0;
  for (let i = 0; count < lines; i++) {
    const text = texts[i % texts.length] as string;
    // Suppressions and annotations would only measure themselves.
    const annotated = text.replace(/^.*\b(?:ruleid|ok|todoruleid|todook):.*\n/gm, '');
    const plain = withNamesOfItsOwn(annotated, i);
    parts.push(plain.endsWith('\n') ? plain : `${plain}\n`);
    count += plain.split('\n').length - 1;
  }
  return parts.join('');
}

/**
 * A program whose functions and classes are called otherwise than those of its copies: twenty functions of one
 * name would be analysed twenty times wherever the name is called, which no real file asks for.
 */
function withNamesOfItsOwn(text: string, copy: number): string {
  const names = new Set(
    [...text.matchAll(/\b(?:def|function|class|func|fn|record|interface)\s+(\w+)/g)].map(([, name]) => name),
  );
  if (names.size === 0) return text;
  return text.replace(new RegExp(`\\b(?:${[...names].join('|')})\\b`, 'g'), (name) => `${name}${copy}`);
}
