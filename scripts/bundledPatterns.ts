/** The patterns of the bundled rules, parsed when the extension is built: see `server/src/pattern/packed.ts`. */

import { readFile } from 'node:fs/promises';
import { type PackedPatterns, packPattern } from '../server/src/pattern/packed.ts';
import { parsePattern } from '../server/src/pattern/parse.ts';
import { loadBundledFrameworks, loadBundledRules } from '../server/src/rule/load.ts';
import { forEachFormula } from '../server/src/rule/regexes.ts';
import type { PatternFile } from '../server/src/storage/bundledFiles.ts';
import { Grammars } from '../server/src/syntax/grammars.ts';
import { LANGUAGES, languagesNamed } from '../server/src/syntax/languages/index.ts';
import type { BundledRuleFile } from './bundledRules.ts';
import { grammarPath } from './grammars.ts';

/** The files of ready patterns by the id of their language, for every language; `root` is the project's folder. */
export async function bundledPatternFiles(
  root: string,
  ruleFiles: readonly BundledRuleFile[],
): Promise<Map<string, PatternFile>> {
  const packed = await packBundledPatterns(root, ruleFiles);
  const files = new Map<string, PatternFile>();
  for (const [language, patterns] of packed) {
    const same = (other: string): number =>
      Object.entries(patterns).filter(([source, text]) => packed.get(other)?.[source] === text).length;
    const [from] = [...files.keys()]
      .filter((other) => files.get(other)?.from === undefined)
      .sort((a, b) => same(b) - same(a));
    if (from === undefined || same(from) * 2 < Object.keys(patterns).length) {
      files.set(language, { patterns });
      continue;
    }
    const own = Object.entries(patterns).filter(([source, text]) => packed.get(from)?.[source] !== text);
    files.set(language, { from, patterns: Object.fromEntries(own) });
  }
  return files;
}

/** Ready patterns by the id of their language, for every language. */
async function packBundledPatterns(
  root: string,
  ruleFiles: readonly BundledRuleFile[],
): Promise<Map<string, PackedPatterns>> {
  const sources = patternsByLanguage(ruleFiles);
  const grammars = new Grammars((file) => readFile(grammarPath(root, file)));
  try {
    const packed = new Map<string, PackedPatterns>();
    for (const language of LANGUAGES) {
      const patterns: Record<string, string> = {};
      packed.set(language.id, patterns);
      const wanted = sources.get(language.id);
      if (wanted === undefined) continue;
      await grammars.load(language);
      const parser = grammars.fragmentParser(language);
      if (parser === undefined) throw new Error(`The grammar of ${language.id} was not loaded.`);
      for (const source of wanted) patterns[source] = packPattern(parsePattern(source, parser));
    }
    return packed;
  } finally {
    grammars.dispose();
  }
}

function patternsByLanguage(ruleFiles: readonly BundledRuleFile[]): Map<string, Set<string>> {
  const sources = new Map<string, Set<string>>();
  const json = JSON.stringify(ruleFiles);
  const [{ rules }, { frameworks }] = [loadBundledRules(json), loadBundledFrameworks(json)];
  for (const rule of [...rules, ...frameworks]) {
    forEachFormula(rule, (formula, inside) => {
      if (formula.op !== 'pattern') return;
      for (const name of inside === undefined ? rule.languages : [inside]) {
        for (const { id } of languagesNamed(name)) {
          const known = sources.get(id) ?? new Set();
          sources.set(id, known.add(formula.pattern.text));
        }
      }
    });
  }
  return sources;
}
