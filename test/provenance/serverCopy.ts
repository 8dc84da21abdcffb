/**
 * VS Code as it is published. The one that `code-server` carries gives every proposed API to every
 * extension, so what a test sees there says nothing about what users have. This makes a copy in which the
 * gate is as in stock VS Code: a proposed API is for those who declare it.
 *
 * The names in the built files are made by a minifier and change with every release, so the gates are found
 * by what they are: functions of two parameters that answer true to everything.
 */

import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureVscodeServer, type InstalledServer } from '../../scripts/vscodeServer.ts';
import { projectRoot } from '../support/grammars.ts';

const cache = join(projectRoot, '.vscode-test');
const EXTENSION_HOST = 'out/vs/workbench/api/node/extensionHostProcess.js';
const WORKBENCH = 'out/vs/code/browser/workbench/workbench.js';
const OPEN_GATE = /function ([\w$]+)\(([\w$]+),([\w$]+)\)\{return!0\}/g;
/** What a gate is asked for, by the beginnings of proposals' names; other functions that answer true are not. */
const PROPOSALS = /^(?:chat|default|inline|text|language|terminal|test|notebook|ai|mcp|contrib)/;

/** With the gate as published, or as `code-server` has it. */
export type Gate = 'stock' | 'open';

/** Installs VS Code's server if need be, and the copy of it. Throws when the gate is not found. */
export async function ensureServerCopy(gate: Gate): Promise<InstalledServer> {
  const copy = join(cache, gate);
  const installed = await ensureVscodeServer();
  const original = dirname(dirname(installed.main));
  const server = { node: installed.node, main: join(copy, 'out/server-main.js') };
  const stamp = join(copy, 'made-from.json');
  const wanted = await readFile(join(cache, 'installed.json'), 'utf8');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return server;
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const name of ['package.json', 'product.json', 'out'])
    await cp(join(original, name), join(copy, name), { recursive: true });
  for (const name of ['node_modules', 'extensions']) await symlink(join(original, name), join(copy, name));
  if (gate === 'stock') for (const file of [EXTENSION_HOST, WORKBENCH]) await restore(join(copy, file));
  await allowChat(join(copy, WORKBENCH));
  await writeFile(stamp, wanted);
  return server;
}

/** Replaces the gate of one file. */
async function restore(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  let gates = 0;
  const restored = text.replaceAll(OPEN_GATE, (whole, name: string, first: string, second: string) => {
    const asked = new RegExp(`[^\\w$.]${name.replaceAll('$', '\\$')}\\([\\w$.]+,"([a-z]\\w+)"\\)`, 'g');
    const proposals = [...text.matchAll(asked)].map(([, proposal]) => proposal as string);
    if (!proposals.some((proposal) => PROPOSALS.test(proposal))) return whole;
    gates++;
    return `function ${name}(${first},${second}){return ${first}.enabledApiProposals?.includes(${second})??!1}`;
  });
  if (gates !== 1) throw new Error(`${path} has ${gates} gates for proposed APIs, not one: look at it anew.`);
  await writeFile(path, restored);
}

/**
 * The chat that VS Code brings switches itself off until somebody has signed in. With a model of our own it
 * needs nobody to, so that one call is taken out.
 */
async function allowChat(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const call =
    /this\.[\w$]+\._disableExtension\(\{id:this\._chatExtensionId\}\)|this\._disableExtension\(\{id:this\._chatExtensionId\}\)/g;
  const count = [...text.matchAll(call)].length;
  if (count === 0) throw new Error(`${path} does not switch the chat off any more: look at it anew.`);
  await writeFile(path, text.replaceAll(call, 'void 0'));
}
