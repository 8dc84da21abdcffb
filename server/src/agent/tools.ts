/**
 * The tools that agents have: one table, which the MCP server, VS Code's manifest and the documentation
 * take their names, words and forms from. None of them writes; a test holds the table to that.
 */

import { quoted } from '../text/quote.ts';
import { reviewStatus } from './reviewStatus.ts';
import { readInput } from './schema.ts';
import { securityExplain } from './securityExplain.ts';
import { securityFix } from './securityFix.ts';
import { securityGuidelines } from './securityGuidelines.ts';
import { securityScan } from './securityScan.ts';
import { type Call, failed, type Tool, type ToolAnswer } from './tool.ts';
import type { AgentWorkspace } from './workspace.ts';

export const TOOLS: readonly Tool[] = [
  securityScan,
  securityExplain,
  securityFix,
  securityGuidelines,
  reviewStatus,
];

const NEVER_CANCELLED: Call = { isCancelled: () => false };

/** Calls a tool with an input that nobody has looked at. What is wrong is answered; it never rejects. */
export async function callTool(
  name: string,
  value: unknown,
  workspace: AgentWorkspace,
  call: Call = NEVER_CANCELLED,
): Promise<ToolAnswer> {
  const tool = TOOLS.find((each) => each.name === name);
  if (tool === undefined)
    return failed(`There is no such tool: there is ${TOOLS.map((each) => each.name).join(', ')}.`);
  const read = readInput(tool.inputSchema, value);
  if ('fault' in read) return failed(read.fault);
  try {
    return await tool.run(read.input, workspace, call);
  } catch (error) {
    // The message may name what stands in the workspace.
    const why = quoted(error instanceof Error ? error.message : String(error));
    return failed(`${name} failed: ${why}. Please tell the person, who may want to report it.`);
  }
}
