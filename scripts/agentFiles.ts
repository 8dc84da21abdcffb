/** The instructions and skills that ship for agents, made from the bundled rules when the extension is built. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { agentFiles } from '../server/src/guidelines/agentFiles.ts';
import { loadBundledRules } from '../server/src/rule/load.ts';
import type { BundledRuleFile } from './bundledRules.ts';

/** Writes the files into a folder. */
export async function writeAgentFiles(folder: string, ruleFiles: readonly BundledRuleFile[]): Promise<void> {
  for (const [path, text] of agentFiles(loadBundledRules(JSON.stringify(ruleFiles)).rules)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
