/**
 * What ships for agents in VS Code that read instructions and skills of extensions: for each language the
 * weaknesses that its rules look for, short enough to go along with every request about such a file, and a skill
 * that says more when it is asked for. Made by the build from the bundled rules, so that no one keeps them twice.
 */

import type { Rule } from '../rule/rule.ts';
import { LANGUAGES } from '../syntax/languages/index.ts';
import { guidelineItems } from './guidelines.ts';

/** A file of text, by its path below the folder of agents' files, with `/`. */
export type AgentFiles = ReadonlyMap<string, string>;

/** The skill's own file. */
export const SKILL = 'skills/secure-code/SKILL.md';

/** The instructions for the files of a language. */
export function instructionsPath(id: string): string {
  return `instructions/${id}.instructions.md`;
}

/** All files, for the languages that have rules. */
export function agentFiles(rules: readonly Rule[]): AgentFiles {
  const files = new Map<string, string>();
  const pages: string[] = [];
  for (const { id, extensions } of LANGUAGES) {
    const items = guidelineItems(rules, new Set([id]));
    if (items.length === guidelineItems(rules, new Set()).length) continue;
    const globs = extensions.map((extension) => `**/*${extension}`).join(',');
    files.set(instructionsPath(id), instructions(id, globs, items));
    files.set(`skills/secure-code/${id}.md`, `${[`# Secure ${id}`, '', ...items].join('\n')}\n`);
    pages.push(id);
  }
  files.set(SKILL, skill(pages));
  return files;
}

/** The heads of the items only: the rest is a call away. */
function instructions(id: string, globs: string, items: readonly string[]): string {
  const heads = items.flatMap((item) => /^- \*\*(.*?)\*\*/.exec(item)?.[1] ?? []);
  return `---
description: Weaknesses that AI Security Scanner looks for in ${id}; to be read before such a file is written or changed
applyTo: '${globs}'
---
Code is checked for these as you write it. Before you write code that one of them is about, ask the tool securityGuidelines (with the language ${id}); before you say that you are done, call securityScan and mend what it finds. Do not silence a finding with a comment: say what it is about and ask.

${heads.map((head) => `- ${head}`).join('\n')}
`;
}

function skill(ids: readonly string[]): string {
  return `---
name: secure-code
description: What to do and to leave when writing code that handles input from outside, databases, files, processes, web requests, cryptography or secrets. Use it before writing or reviewing such code.
---
# Secure code

Read the page of the language that you are about to write; each says what AI Security Scanner finds in it and what to do instead, the gravest first:

${ids.map((id) => `- [${id}](./${id}.md)`).join('\n')}

Then write the code, call the tool securityScan on it, and mend what it finds: securityFix gives edits, securityExplain says why. Findings are never silenced with a comment, and nothing but a person marks code as reviewed.
`;
}
