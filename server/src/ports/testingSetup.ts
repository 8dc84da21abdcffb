/** For tests: what agents' files may look like before we come, and setting up in a home folder of the test's own. */

import { AGENTS, type Agent, type Scope } from '../agent/setup/agents.ts';
import { applyPlan, type Done } from '../agent/setup/apply.ts';
import type { HookOptions } from '../agent/setup/commandLine.ts';
import type { Machine } from '../agent/setup/machine.ts';
import { type Action, type Plan, planOf, type Refusal } from '../agent/setup/plan.ts';
import { agentMachine } from './agentMachine.ts';

/** Texts that may stand in a JSON file of any agent, by what is special about them. */
export const JSON_TEXTS: Readonly<Record<string, string>> = {
  'an object with nothing': '{}',
  'two spaces': '{\n  "model": "x",\n  "permissions": { "allow": ["Bash(ls)"] }\n}\n',
  'four spaces and no last line break': '{\n    "model": "x"\n}',
  'tabs, CRLF and a byte-order mark': '\uFEFF{\r\n\t"model": "x"\r\n}\r\n',
  'one line': '{"model":"x"}',
  'comments and trailing commas':
    '// mine\n{\n  "model": "x", // why\n  /* the list */ "list": [1, 2,],\n  // end\n}\n// bye\n',
  "others' hooks and servers":
    '{\n  "version": 1,\n  "hooks": {\n    "PostToolUse": [\n      { "matcher": "Edit", "hooks": [{ "type": "command", "command": "prettier" }] } // format\n    ],\n    "stop": [{ "command": "notify-send done" }]\n  },\n  "mcpServers": {\n    "other": { "command": "other", "env": { "KEY": "secret" } }\n  }\n}\n',
  'lists that are empty': '{\n  "hooks": { "PreToolUse": [], "Stop": [] },\n  "mcpServers": {}\n}\n',
  'nothing but blanks': ' \n',
};

/** The same for a TOML file. */
export const TOML_TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'keys and tables': 'model = "o3"\n\n[mcp_servers.other]\ncommand = "other"\n',
  'CRLF and no last line break': 'model = "o3"\r\n[features]\r\nweb = true',
  'a string of several lines': 'a = """\n[mcp_servers.ai-security-scanner]\n"""\n',
};

/** Texts that no agent can read, and what is said of them. */
export const BROKEN_JSON: readonly (readonly [text: string, problem: RegExp])[] = [
  ['', /^$/],
  ['{ "model": ', /is not valid JSON \(line 1/],
  ['{\n  "a": 1\n  "b": 2\n}\n', /is not valid JSON \(line 3: CommaExpected\)/],
  ['[]', /does not hold a JSON object/],
  ['<<<<<<< HEAD\n{}\n', /is not valid JSON/],
];

/** A home folder and a project, and a program that lies elsewhere. */
export interface Place {
  readonly home: string;
  readonly project: string;
}

export function machineFor({ home }: Place, env: NodeJS.ProcessEnv = {}): Machine {
  const program = { node: '/opt/node/bin/node', script: '/opt/ai security/dist/cli.js' };
  return agentMachine({ version: '1.2.3', program, env, home });
}

export interface Outcome {
  readonly plan: Plan;
  readonly done: readonly Done[];
  readonly refusals: readonly Refusal[];
}

/** Plans and does something, as both the command and the editor do. */
export async function setUp(
  machine: Machine,
  project: string,
  action: Action,
  {
    scope = 'user',
    agents = AGENTS,
    options = {},
  }: { scope?: Scope; agents?: readonly Agent[]; options?: HookOptions } = {},
): Promise<Outcome> {
  const request = { action, agents, scope, project, options };
  const plan = await planOf(machine, request);
  const { done, refusals } = await applyPlan(machine, request, plan);
  return { plan, done, refusals: [...plan.refusals, ...refusals] };
}
