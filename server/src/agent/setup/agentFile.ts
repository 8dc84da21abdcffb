/**
 * One file of an agent as text: what of ours is in it, and what it is with or without it. Its format decides how
 * that is done; who asks need not know.
 */

import type { Agent, AgentFile, HookForm } from './agents.ts';
import {
  type HookOptions,
  hookLine,
  NAME,
  type Platform,
  type Program,
  readServerCommand,
  serverCommand,
} from './commandLine.ts';
import { JsonFault } from './jsonEdit.ts';
import { areSame, type Entries, entriesIn, withEntries, withoutEntries } from './jsonEntries.ts';
import { blockIn, TomlFault, withBlock, withoutBlock } from './tomlBlock.ts';

/** What is to be installed. */
export interface Installation {
  /** This program; files of a project name it instead. */
  readonly program: Program | undefined;
  readonly platform: Platform;
  readonly options: HookOptions;
}

/** `outdated` are entries of ours that are not those that would be installed. */
export type FileState = 'absent' | 'installed' | 'outdated';

/** Whether an error says what is wrong with a file, as the end of a sentence. */
export function isFileFault(error: unknown): error is Error {
  return error instanceof JsonFault || error instanceof TomlFault;
}

/** What of ours should be in a file. */
export function wantedEntries(agent: Agent, file: AgentFile, installation: Installation): Entries {
  const { options, platform } = installation;
  const program = file.scope === 'user' ? installation.program : undefined;
  const { hooks, servers } = file;
  return {
    hooks: (hooks?.events ?? []).map(({ name, matcher }) => ({
      event: name,
      matcher,
      entry: {
        ...hooks?.properties,
        ...Object.fromEntries(
          linesFor(hooks, program, platform).map(([key, shell]) => [
            key,
            hookLine(
              {
                program,
                agent: hooks?.isNamed === true ? agent.id : undefined,
                options,
                endsWell: hooks?.failsClosed === true,
              },
              shell === 'own' ? platform : shell,
            ),
          ]),
        ),
        ...(matcher !== undefined && hooks?.shape === 'flat' ? { matcher } : {}),
      },
    })),
    server: servers === undefined ? undefined : { ...servers.properties, ...serverCommand(program) },
  };
}

/** The lines of an entry: one that pins a program is for this machine only, and needs none for others. */
function linesFor(
  form: HookForm | undefined,
  program: Program | undefined,
  platform: Platform,
): [string, Platform | 'own'][] {
  return Object.entries(form?.lines ?? {}).filter(
    ([, shell]) => program === undefined || platform === 'windows' || shell !== 'windows',
  );
}

/** What of ours is in a text. */
export function presentEntries(file: AgentFile, text: string): Entries {
  if (file.format === 'json')
    return text.trim() === '' ? { hooks: [], server: undefined } : entriesIn(text, file);
  const block = blockIn(text);
  return { hooks: [], server: block === undefined ? undefined : serverOf(block) };
}

export function stateOf(file: AgentFile, text: string, wanted: Entries): FileState {
  const present = presentEntries(file, text);
  if (present.hooks.length === 0 && present.server === undefined) return 'absent';
  return areSame(present, wanted) ? 'installed' : 'outdated';
}

/** The text with entries, which has none of ours. Null stands for a file that is not there. */
export function installed(file: AgentFile, text: string | null, wanted: Entries): string {
  if (file.format === 'json') return withEntries(text ?? '', file, wanted);
  const { command, args } = wanted.server as { command: string; args: string[] };
  const table = `${file.servers?.key}.${NAME}`;
  // Strings of JSON are strings of TOML.
  const body = [`[${table}]`, `command = ${JSON.stringify(command)}`, `args = ${JSON.stringify(args)}`];
  return withBlock(text ?? '', table, body.join('\n'));
}

/**
 * The text without our entries; null when nothing else was in it. `original` is the text before they were put in,
 * null where there was no file; undefined when nobody knows.
 */
export function uninstalled(
  file: AgentFile,
  text: string,
  original: string | null | undefined,
): string | null {
  if (file.format === 'json') return withoutEntries(text, file, original ?? undefined);
  const result = withoutBlock(text);
  return result.trim() === '' && typeof original !== 'string' ? null : result;
}

function serverOf(block: string): unknown {
  const [, command, args] = /^\[[^\]]+\]\ncommand = (".*")\nargs = (\[.*\])$/.exec(block) ?? [];
  try {
    const server = { command: JSON.parse(command ?? '') as unknown, args: JSON.parse(args ?? '') as unknown };
    return readServerCommand(server.command, server.args) === undefined ? { other: block } : server;
  } catch {
    return { other: block };
  }
}
