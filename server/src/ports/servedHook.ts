/** Answering a hook without the engine: the running language server scans and keeps records. */

// By its name, so that the rest of the manifest is not bundled.
import { version } from '../../../package.json';
import type { Answer } from '../agent/hooks/dialect.ts';
import { SILENCE } from '../agent/hooks/dialect.ts';
import type { HookEvent } from '../agent/hooks/event.ts';
import { answerHook, type HookWorld } from '../agent/hooks/hook.ts';
import { type HookOptions, isOpen } from '../agent/hooks/need.ts';
import type { Payload } from '../agent/hooks/payload.ts';
import { endpointOf, listenerAt } from './agentEndpoint.ts';
import type { AgentConnection } from './agentSocketClient.ts';
import { type HookFiles, hookFiles } from './hookFiles.ts';

/**
 * Answers an event; undefined where it needs a scan and a project that it is about has no server, before anything
 * has been done.
 */
export async function answerServed(
  payload: Payload,
  options: HookOptions,
  { needsScan, warn }: { readonly needsScan: boolean } & Pick<HookWorld, 'warn'>,
): Promise<Answer | undefined> {
  const files = hookFiles(process.cwd());
  if (payload.event.kind === 'stop' && !isOpen(payload, options, files.memory)) return SILENCE;
  const servers = needsScan ? await serversOf(payload.event, files) : new Map<string, AgentConnection>();
  if (servers === undefined) return undefined;
  const serverOf = async (path: string): Promise<AgentConnection> => {
    const server = servers.get(await files.projectOf(path));
    if (server === undefined) throw new Error('No language server knows the file.');
    return server;
  };
  try {
    return await answerHook(payload, options, {
      ...files,
      warn,
      scan: async (path, text) => (await serverOf(path)).scan(path, text),
      keep: async (report) => (await serverOf(report.path)).keep(report),
      withTree: () => {
        throw new Error('The grammar of the shell is not there.');
      },
    });
  } finally {
    for (const server of servers.values()) server.close();
  }
}

/** Connections to the servers of all projects that an event is about, by their roots. */
async function serversOf(
  event: HookEvent,
  files: HookFiles,
): Promise<Map<string, AgentConnection> | undefined> {
  const servers = new Map<string, AgentConnection>();
  for (const path of await pathsOf(event, files)) {
    const root = await files.projectOf(path);
    if (servers.has(root)) continue;
    const address = listenerAt(endpointOf(root, version));
    // Sockets are loaded where there is one to talk to.
    const server =
      address === undefined
        ? undefined
        : await (await import('./agentSocketClient.ts')).connectToServer(address);
    if (server === undefined) {
      for (const each of servers.values()) each.close();
      return undefined;
    }
    servers.set(root, server);
  }
  return servers;
}

/** The files that an event is about: those that are written, or those of which something is open at a stop. */
async function pathsOf(event: HookEvent, files: HookFiles): Promise<Set<string>> {
  if (event.kind === 'stop')
    return new Set(
      files
        .memory(event.session ?? '')
        .notes()
        .map(({ path }) => path),
    );
  const named = [...event.deed.writes.map(({ path }) => path), ...event.deed.touched];
  const places = await Promise.all(named.map((path) => files.place(path, event)));
  return new Set(places.flatMap((place) => (place === undefined ? [] : [place.path])));
}
