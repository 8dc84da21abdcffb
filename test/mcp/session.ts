/** A session with the built command, through the official client of the Model Context Protocol. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { projectRoot } from '../support/grammars.ts';

export interface SessionOptions {
  /** Where the command runs. */
  readonly folder: string;
  /** What the client says of its roots, as paths; without it, it has none. */
  readonly roots?: () => readonly string[];
  readonly args?: readonly string[];
  /** Arguments for Node, before the command. */
  readonly node?: readonly string[];
}

export class Session {
  private errors = '';

  private constructor(
    readonly client: Client,
    private readonly transport: StdioClientTransport,
  ) {
    transport.stderr?.on('data', (data: Buffer) => {
      this.errors += data.toString();
    });
  }

  static async start({ folder, roots, args = [], node = [] }: SessionOptions): Promise<Session> {
    const client = new Client(
      { name: 'test', version: '1' },
      { capabilities: roots === undefined ? {} : { roots: { listChanged: true } } },
    );
    if (roots !== undefined)
      client.setRequestHandler(ListRootsRequestSchema, () => ({
        roots: roots().map((path) => ({ uri: pathToFileURL(path).href })),
      }));
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [...node, join(projectRoot, 'dist/cli.js'), 'mcp', ...args],
      cwd: folder,
      stderr: 'pipe',
    });
    const session = new Session(client, transport);
    await client.connect(transport);
    return session;
  }

  /** The text that a tool answers. */
  async call(name: string, input: Record<string, unknown> = {}): Promise<{ text: string; isError: boolean }> {
    const { content, isError } = await this.client.callTool({ name, arguments: input });
    const [part] = content as { type: string; text: string }[];
    return { text: part?.text ?? '', isError: isError === true };
  }

  /** What the command wrote to its error output so far. */
  get log(): string {
    return this.errors;
  }

  get pid(): number {
    return this.transport.pid as number;
  }

  /** Waits for the next line on the error output that matches, after doing something. */
  async logged(pattern: RegExp, act: () => void): Promise<RegExpExecArray> {
    const from = this.errors.length;
    act();
    for (;;) {
      const match = pattern.exec(this.errors.slice(from));
      if (match !== null) return match;
      await new Promise((resolve) => this.transport.stderr?.once('data', resolve));
    }
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
