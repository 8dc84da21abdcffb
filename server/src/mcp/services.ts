/**
 * What the MCP server serves, without the protocol: the command hands it in, so that the protocol's library is
 * in a program of its own (`dist/mcp.js`), which is loaded for this command alone.
 */

import type { Resource } from '../agent/resources.ts';
import type { Call, Tool, ToolAnswer } from '../agent/tool.ts';
import type { Refusal } from '../agent/workspace.ts';

export interface McpServices {
  readonly name: string;
  readonly version: string;
  /** What the host tells its model about the server. */
  readonly instructions: string;
  readonly tools: readonly Tool[];
  callTool(name: string, input: unknown, call: Call): Promise<ToolAnswer>;
  readonly resources: readonly Resource[];
  readonly resourceTemplates: readonly Resource[];
  readResource(uri: string, call: Call): Promise<{ readonly text: string } | Refusal>;
  readonly prompt: { readonly name: string; readonly title: string; readonly description: string };
  promptText(call: Call): Promise<string>;
  /**
   * Says how to ask the client for its roots, as paths of the file system: undefined for a client that has none.
   * To be called before anything else.
   */
  useRoots(ask: () => Promise<readonly string[] | undefined>): void;
  /** Takes a line for the person's log. */
  log(message: string): void;
}
