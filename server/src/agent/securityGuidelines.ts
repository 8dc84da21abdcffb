/** `securityGuidelines`: what the rules ask for, before the code is written. */

import { guidelineItems } from '../guidelines/guidelines.ts';
import type { Rule } from '../rule/rule.ts';
import { LANGUAGES, languageOf, languagesNamed } from '../syntax/languages/index.ts';
import { quoted } from '../text/quote.ts';
import { failed, type Tool } from './tool.ts';
import type { AgentWorkspace } from './workspace.ts';

/** How many guidelines one answer has. */
const MOST_ITEMS = 60;

/** How many of them may be the workspace's own. */
const MOST_OWN_ITEMS = 20;

/** How many files are looked at to tell the languages of a workspace. */
const MOST_FILES = 20_000;

export const securityGuidelines: Tool = {
  name: 'securityGuidelines',
  title: 'Get secure-coding guidelines',
  summary: 'Says what the rules ask for in some languages, so that code is written securely at once.',
  description:
    'Says what the security rules of this workspace ask for, the gravest first, so that code passes them when it is written. Call it before writing code that handles input from outside, databases, files, processes, web requests, cryptography or secrets. Give the `languages` that you are about to write and, to narrow it down, a `topic`.',
  inputSchema: {
    type: 'object',
    properties: {
      languages: {
        type: 'array',
        items: { type: 'string', maxLength: 40 },
        maxItems: 20,
        description: `Names of languages, for example ${LANGUAGES.slice(0, 3)
          .map(({ id }) => id)
          .join(', ')}; without it, those of the workspace.`,
      },
      topic: {
        type: 'string',
        maxLength: 100,
        description: 'Only guidelines that have this word in them, for example sql, cookie or CWE-79.',
      },
    },
    additionalProperties: false,
  },
  async run(input, workspace) {
    const { languages: names, topic } = input as { languages?: readonly string[]; topic?: string };
    const unknown = names?.find((name) => languagesNamed(name).length === 0);
    if (unknown !== undefined)
      return failed(
        `${quoted(unknown, 40)} is no language that is known: there is ${LANGUAGES.map(({ id }) => id).join(', ')}.`,
      );
    const languages =
      names === undefined
        ? await languagesOf(workspace)
        : new Set(names.flatMap((name) => languagesNamed(name).map(({ id }) => id)));
    return { text: guidelinesText(await workspace.rules(), languages, topic) };
  },
};

/** The ids of the languages that a workspace's files are in, by their names. */
export async function languagesOf(workspace: AgentWorkspace): Promise<Set<string>> {
  const languages = new Set<string>();
  let seen = 0;
  for await (const { shown } of workspace.files()) {
    const language = languageOf({ path: shown });
    if (language !== undefined) languages.add(language.id);
    if (++seen === MOST_FILES) break;
  }
  return languages;
}

/**
 * The guidelines as text: first some of those that the workspace asks for itself, in quotes, then those of the
 * bundled rules. How many are left out is said.
 */
export function guidelinesText(
  rules: readonly Rule[],
  languages: ReadonlySet<string>,
  topic?: string,
  maximum = MOST_ITEMS,
): string {
  const wanted = topic?.toLowerCase();
  const itemsOf = (isBundled: boolean): string[] =>
    guidelineItems(
      rules.filter(({ bundled }) => bundled === isBundled),
      languages,
    ).filter((item) => wanted === undefined || item.toLowerCase().includes(wanted));
  const [theirs, ours] = [itemsOf(false), itemsOf(true)];
  const count = theirs.length + ours.length;
  const where = languages.size === 0 ? 'any file' : [...languages].sort().join(', ');
  if (count === 0)
    return topic === undefined
      ? `No rule is on for ${where}.`
      : `No guideline for ${where} is about ${quoted(topic, 100)}.`;
  const own = theirs.slice(0, Math.min(MOST_OWN_ITEMS, maximum));
  const shown = [...own, ...ours.slice(0, maximum - own.length)];
  const left = count - shown.length;
  return [
    `Guidelines for ${where}, the gravest first:`,
    ...shown,
    '',
    ...(left > 0
      ? [`${left} more are left out: ask securityGuidelines with a \`topic\`, or for fewer \`languages\`.`]
      : []),
    'Do not silence a finding with a comment, and do not switch a rule off: say what the finding is about and ask.',
  ].join('\n');
}
