/**
 * Makes the files of a new bundled rule, with a place for every part that `test/rules` asks for:
 *
 *   npm run new-rule -- python/crypto/python-my-rule
 *
 * What is written finds nothing and fails the tests until it is filled in.
 */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { languagesNamed } from '../server/src/syntax/languages/index.ts';

/** A file to write; the path is below the folder of rules. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Names of rules: the language or area first, as in `python-weak-hash`. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/** The files of a new rule, or what is wrong with its name. */
export function newRule(name: string): readonly NewFile[] | { readonly problem: string } {
  const [folder = '', area = '', id = '', ...rest] = name.split('/');
  if (rest.length > 0 || id === '')
    return { problem: 'Name the rule <language>/<area>/<id>, for example python/crypto/python-weak-hash.' };
  if (!NAME.test(id) || !/^[a-z0-9-]+$/.test(area))
    return {
      problem: 'Area and id are lower-case words joined by hyphens, the id has at least two of them.',
    };
  const languages = folder === 'text' ? [] : languagesNamed(folder);
  if (folder !== 'text' && languages.length === 0)
    return { problem: `There is no language \`${folder}\`. Rules about any text go into \`text\`.` };
  // A rule for JavaScript is one for TypeScript, and is tested on both.
  const named =
    folder === 'javascript' ? ['javascript', 'typescript'] : [folder === 'text' ? 'regex' : folder];
  const extensions = folder === 'javascript' ? ['.js', '.ts'] : [languages[0]?.extensions[0] ?? '.txt'];
  const comment = languages[0]?.comments.line[0] ?? '#';
  return [
    { path: `${folder}/${area}/${id}.yaml`, text: ruleText(id, named) },
    ...extensions.map((extension) => ({
      path: `${folder}/${area}/${id}${extension}`,
      text: testText(id, comment),
    })),
  ];
}

function ruleText(id: string, languages: readonly string[]): string {
  const search = languages[0] === 'regex' ? 'pattern-regex: ""' : 'pattern: ""';
  return `rules:
  - id: ${id}
    # What is wrong, then what to do: one or two sentences.
    message: >-
      
    severity: MEDIUM
    languages: [${languages.join(', ')}]
    metadata:
      title: ""
      # HIGH and MEDIUM are shown by default: measure with \`npm run bench:quality\`.
      confidence: MEDIUM
      cwe: []
      owasp: []
      references: []
      explanation:
        why: ""
        how: ""
        misses: ""
        insecure: ""
        secure: ""
    ${search}
`.replace(/ +$/gm, '');
}

function testText(id: string, comment: string): string {
  const positive = `${comment} ruleid: ${id}\n\n`;
  const negative = `${comment} ok: ${id}\n\n`;
  return (positive.repeat(3) + negative.repeat(3)).trimEnd().concat('\n');
}

function main(): void {
  const root = resolve(__dirname, '../rules');
  const files = newRule(process.argv[2] ?? '');
  if ('problem' in files) {
    console.error(files.problem);
    process.exitCode = 2;
    return;
  }
  const taken = files.find(({ path }) => existsSync(join(root, path)));
  if (taken !== undefined) {
    console.error(`rules/${taken.path} is there already: choose another id, or change that rule.`);
    process.exitCode = 2;
    return;
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`rules/${path}`);
  }
  console.log('\nFill in every part, then: npx mocha test/rules/rules.test.ts && npm run rule-pages');
}

if (basename(process.argv[1] ?? '') === 'newRule.ts') main();
