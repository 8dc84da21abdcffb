/**
 * What agents can read without calling a tool: the rules, the guidelines, and the findings of the workspace.
 * Each has an address; those with a part in braces are forms of many.
 */

import { LANGUAGES, languagesNamed } from '../syntax/languages/index.ts';
import { quoted } from '../text/quote.ts';
import { findingsText, ruleName } from './findingText.ts';
import { problemLines, scanFile, setupLines } from './readFile.ts';
import { rulePage } from './securityExplain.ts';
import { guidelinesText, languagesOf } from './securityGuidelines.ts';
import type { Call } from './tool.ts';
import type { AgentWorkspace, Refusal } from './workspace.ts';

export interface Resource {
  readonly uri: string;
  readonly name: string;
  readonly description: string;
}

export const RESOURCES: readonly Resource[] = [
  {
    uri: 'security://rules',
    name: 'Rules',
    description: 'The security rules that are on in this workspace, each with its id, severity and title.',
  },
  {
    uri: 'security://guidelines',
    name: 'Guidelines',
    description: "What the rules ask for in the workspace's languages, the gravest first.",
  },
  {
    uri: 'security://findings',
    name: 'Findings',
    description: 'The findings in all files of the workspace, as a scan of it says them now.',
  },
];

export const RESOURCE_TEMPLATES: readonly Resource[] = [
  {
    uri: 'security://rules/{ruleId}',
    name: 'Rule',
    description: 'The page about a rule: why, how to mend it, insecure and secure examples.',
  },
  {
    uri: 'security://guidelines/{language}',
    name: 'Guidelines for a language',
    description: `What the rules ask for in one language: ${LANGUAGES.map(({ id }) => id).join(', ')}.`,
  },
];

/** The text of a resource, or why there is none. */
export async function readResource(
  uri: string,
  workspace: AgentWorkspace,
  call: Call,
): Promise<{ text: string } | Refusal> {
  const [, kind, rest] = /^security:\/\/(rules|guidelines|findings)(?:\/(.{1,300}))?$/.exec(uri) ?? [];
  const part = rest === undefined ? undefined : decoded(rest);
  if (kind === 'rules') return part === undefined ? rulesList(workspace) : rule(part, workspace);
  if (kind === 'guidelines') return guidelines(part, workspace);
  if (kind === 'findings' && part === undefined) return findings(workspace, call);
  const known = [...RESOURCES, ...RESOURCE_TEMPLATES].map((each) => each.uri).join(', ');
  return { refusal: `There is no resource ${quoted(uri)}: there is ${known}.` };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function rulesList(workspace: AgentWorkspace): Promise<{ text: string }> {
  const rules = [...(await workspace.rules())].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = rules.map((each) => {
    const title = each.bundled ? each.title : quoted(each.title);
    return `- ${ruleName({ ruleId: each.id, bundled: each.bundled })}: ${each.severity}, ${title}`;
  });
  return { text: [`${rules.length} rules are on:`, ...lines].join('\n') };
}

async function rule(id: string, workspace: AgentWorkspace): Promise<{ text: string } | Refusal> {
  const found = (await workspace.rules()).find((each) => each.id === id);
  return found === undefined
    ? { refusal: `No rule that is on here has the id ${quoted(id)}.` }
    : { text: rulePage(found) };
}

async function guidelines(
  language: string | undefined,
  workspace: AgentWorkspace,
): Promise<{ text: string } | Refusal> {
  const named = language === undefined ? undefined : languagesNamed(language);
  if (named?.length === 0) return { refusal: `${quoted(language as string)} is no language that is known.` };
  const languages = named === undefined ? await languagesOf(workspace) : new Set(named.map(({ id }) => id));
  return { text: guidelinesText(await workspace.rules(), languages) };
}

/** How many files are scanned, and how long the answer may get, in UTF-16 units. */
const MOST_FILES = 5000;
const LONGEST = 40_000;

async function findings(workspace: AgentWorkspace, call: Call): Promise<{ text: string } | Refusal> {
  const parts: string[] = [];
  const unread: string[] = [];
  let length = 0;
  let files = 0;
  let found = 0;
  let leftOut = 0;
  let isCut = false;
  for await (const file of workspace.files()) {
    if (call.isCancelled()) return { refusal: 'The scan was cancelled.' };
    if (files === MOST_FILES) {
      isCut = true;
      break;
    }
    files++;
    const scanned = await scanFile(workspace, file);
    if ('refusal' in scanned) {
      unread.push(scanned.refusal);
      continue;
    }
    unread.push(...problemLines(scanned));
    found += scanned.findings.length;
    if (scanned.findings.length === 0) continue;
    const text = findingsText(file.shown, scanned.findings, { maximumLength: 4000 });
    if (length + text.length > LONGEST) leftOut++;
    else {
      parts.push(text);
      length += text.length;
    }
  }
  const setup = await setupLines(workspace);
  const rest = [
    ...(leftOut > 0 ? [`Findings in ${leftOut} more files are left out: ask securityScan about them.`] : []),
    ...(isCut ? [`Only the first ${MOST_FILES} files were scanned: ask securityScan about others.`] : []),
    ...(unread.length > 0 ? [unread.slice(0, 20).join('\n')] : []),
    ...(setup.length > 0 ? [setup.join('\n')] : []),
    ...(unread.length > 20 ? [`${unread.length - 20} more lines about what could not be checked.`] : []),
  ];
  return { text: [`${found} findings in ${files} files.`, ...parts, ...rest].join('\n\n') };
}
