/** The texts that people read: the manual, the changelog, the settings' descriptions, and what rules and models say. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundledRules } from '../bundledRules.ts';

/** A text and where it is, for messages. */
export interface ProseSource {
  readonly where: string;
  readonly text: string;
}

/** What is read of a rule file. */
interface RuleFile {
  readonly rules?: readonly { id: string; message?: string; metadata?: { title?: string } }[];
  readonly models?: readonly { id: string; description?: string }[];
}

/** Everything below the project's root. Pages that are generated from the rules are left out: their sources are here. */
export async function proseSources(root: string): Promise<ProseSource[]> {
  const docs = await readdir(join(root, 'docs'), { recursive: true });
  const pages = [
    ...(await readdir(root)),
    ...docs.filter((path) => !/^(rules|coverage)[/\\]/.test(path)).map((path) => join('docs', path)),
  ].filter((path) => path.endsWith('.md'));
  const names = JSON.parse(await readFile(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
  const files = await readBundledRules(join(root, 'rules'));
  return [
    ...(await Promise.all(
      pages.map(async (path) => ({ where: path, text: await readFile(join(root, path), 'utf8') })),
    )),
    ...Object.entries(names).map(([key, text]) => ({ where: `package.nls.json, ${key}`, text })),
    ...files.flatMap(({ path, yaml }) => ruleTexts(`rules/${path}`, yaml as RuleFile)),
  ];
}

function ruleTexts(path: string, { rules = [], models = [] }: RuleFile): ProseSource[] {
  return [
    ...rules.map(({ id, message = '', metadata }) => ({
      where: `${path}, ${id}`,
      text: `${metadata?.title ?? ''}\n${message}`,
    })),
    ...models.map(({ id, description = '' }) => ({ where: `${path}, ${id}`, text: description })),
  ];
}
