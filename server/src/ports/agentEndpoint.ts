/**
 * Where the language server and agents' hooks meet, and what they say there: a socket in a private folder, one
 * for each person, workspace and version, so that whoever answers scans as whoever asks would do himself. On
 * Windows it is a pipe, whose name cannot be guessed and stands in a file of that folder.
 *
 * Messages are JSON, one a line. There are two questions: for the findings in a text, and to take a report of
 * what an agent wrote into a file.
 */

import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentFinding } from '../agent/findingText.ts';
import type { WriteReport } from '../agent/hooks/hook.ts';
import { sha256Hex } from '../review/lineHash.ts';
import { personalFolder } from './personalFolder.ts';

/** Counts up when the messages change. */
const PROTOCOL = 2;
/** Longer messages end a connection, in bytes. */
export const LONGEST_MESSAGE = 40 * 1024 * 1024;

export type Question =
  | { readonly id: number; readonly ask: 'scan'; readonly path: string; readonly text: string }
  | { readonly id: number; readonly ask: 'keep'; readonly report: WriteReport };

export type Reply =
  | { readonly id: number; readonly findings: readonly AgentFinding[] }
  | { readonly id: number; readonly kept: true }
  | { readonly id: number; readonly error: string };

export interface Endpoint {
  /** The private folder. */
  readonly folder: string;
  /** The socket; on Windows the file that has the pipe's name. */
  readonly file: string;
}

/** The place for a project, by its root with all links resolved, and a version of the product. */
export function endpointOf(root: string, version: string, folder = personalFolder('agents')): Endpoint {
  const key = sha256Hex(JSON.stringify([PROTOCOL, version, root])).slice(0, 24);
  return { folder, file: join(folder, `${key}.${process.platform === 'win32' ? 'pipe' : 'sock'}`) };
}

/**
 * Where to connect to who listens at an endpoint; undefined where nobody does, or it is not this person's alone:
 * what is said there reaches a model.
 */
export function listenerAt({ folder, file }: Endpoint): string | undefined {
  const isPipe = file.endsWith('.pipe');
  try {
    if (!isOwn(folder, 'isDirectory') || !isOwn(file, isPipe ? 'isFile' : 'isSocket')) return undefined;
    return isPipe ? readFileSync(file, 'utf8').trim() : file;
  } catch {
    return undefined;
  }
}

/** Whether what lies at a path is of a kind, and this person's alone. Throws where there is nothing. */
function isOwn(path: string, kind: 'isDirectory' | 'isFile' | 'isSocket'): boolean {
  const found = lstatSync(path);
  if (!found[kind]()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
}

/** Cuts a stream into lines; `tooLong` is told once when a line is longer than messages may be. */
export function lineReader(line: (text: string) => void, tooLong: () => void): (bytes: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  return (bytes) => {
    let from = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      parts.push(bytes.subarray(from, at));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      size = 0;
      from = at + 1;
      line(text);
    }
    const rest = bytes.subarray(from);
    size += rest.length;
    if (size > LONGEST_MESSAGE) {
      parts = [];
      tooLong();
    } else parts.push(rest);
  };
}
