/**
 * The Model Context Protocol over standard input and output. It translates: what is served comes from
 * `services.ts`. Each request is answered or refused; none ends the server, which ends when its client hangs up.
 */

import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  RootsListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { URI } from 'vscode-uri';
import type { Call } from '../agent/tool.ts';
import type { McpServices } from './services.ts';

/** Serves until the client hangs up. */
export async function serve(services: McpServices): Promise<void> {
  const { name, version, instructions, tools, resources, resourceTemplates, prompt } = services;
  const server = new Server(
    { name, version },
    {
      instructions,
      capabilities: { ...(tools.length > 0 ? { tools: {} } : {}), resources: {}, prompts: {} },
    },
  );
  useRoots(server, services);
  if (tools.length > 0) {
    server.setRequestHandler(ListToolsRequestSchema, () => ({
      tools: tools.map(({ name: toolName, title, description, inputSchema }) => ({
        name: toolName,
        title,
        description,
        inputSchema: inputSchema as unknown as { type: 'object' },
        annotations: { title, readOnlyHint: true, destructiveHint: false, openWorldHint: false },
      })),
    }));
    server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
      const { text, isError } = await services.callTool(params.name, params.arguments, callOf(signal));
      return { content: [{ type: 'text' as const, text }], ...(isError ? { isError } : {}) };
    });
  }
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: resources.map((each) => ({ ...each, mimeType: TEXT })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: resourceTemplates.map(({ uri, ...each }) => ({
      ...each,
      uriTemplate: uri,
      mimeType: TEXT,
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, { signal }) => {
    const read = await services.readResource(uri, callOf(signal));
    if ('refusal' in read) throw new McpError(ErrorCode.InvalidParams, read.refusal);
    return { contents: [{ uri, mimeType: TEXT, text: read.text }] };
  });
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: [prompt] }));
  server.setRequestHandler(GetPromptRequestSchema, async ({ params }, { signal }) => {
    if (params.name !== prompt.name)
      throw new McpError(ErrorCode.InvalidParams, `There is no such prompt: there is ${prompt.name}.`);
    const text = await services.promptText(callOf(signal));
    return {
      description: prompt.description,
      messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }],
    };
  });
  server.onerror = (error) => services.log(error.message);
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', () => void server.close().then(resolve, resolve));
  });
  await server.connect(new StdioServerTransport());
  await ended;
}

const TEXT = 'text/markdown';

function callOf(signal: AbortSignal): Call {
  return { isCancelled: () => signal.aborted };
}

/** Asks a client that has roots for them, once and whenever it says that they are others. */
function useRoots(server: Server, services: McpServices): void {
  let asked: Promise<readonly string[] | undefined> | undefined;
  server.setNotificationHandler(RootsListChangedNotificationSchema, () => {
    asked = undefined;
  });
  const ask = async (): Promise<readonly string[] | undefined> => {
    if (server.getClientCapabilities()?.roots === undefined) return undefined;
    const { roots } = await server.listRoots();
    return roots.flatMap(({ uri }) => {
      const parsed = URI.parse(uri);
      return parsed.scheme === 'file' ? [parsed.fsPath] : [];
    });
  };
  services.useRoots(() => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw new Error(`The client does not say which folders may be read: ${(error as Error).message}`);
    });
    return asked;
  });
}
