/**
 * What the analysis of one text takes of the processor in a process that has just loaded the engine: run by
 * `main.ts`, as one file of JavaScript. Prints milliseconds.
 *
 *   node analysis.js DIST PATH      (the text on the standard input)
 */

import { readFileSync } from 'node:fs';
import { LocalAnalyser } from '../../server/src/engine/analyser.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { PackageFiles } from '../../server/src/ports/packageFiles.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';

/** Measures and prints. */
export async function start(): Promise<void> {
  const [dist = '', path = ''] = process.argv.slice(2);
  const text = readFileSync(0, 'utf8');
  const packageFiles = new PackageFiles(dist);
  const rules = new RuleSet(await packageFiles.bundledRules());
  const scanner = await Scanner.create(packageFiles.forScanner);
  await scanner.prepare({ path, text });
  const before = process.cpuUsage();
  const analysed = await new LocalAnalyser(scanner, [rules]).analyse({ path, inside: path, text, rules: 0 });
  const { user, system } = process.cpuUsage(before);
  if (!('analysis' in analysed) || analysed.analysis?.findings.length === 0)
    throw new Error('The text that is measured has no findings.');
  console.log((user + system) / 1000);
}
