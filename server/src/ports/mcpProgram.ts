/** The program that speaks the Model Context Protocol, which lies beside this one and is loaded when it is asked for. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { McpServices } from '../mcp/services.ts';

/** Serves over this process's standard input and output until the client hangs up. `dist` is where programs lie. */
export async function serveMcp(dist: string, services: McpServices): Promise<void> {
  const program = join(dist, 'mcp.js');
  const { serve } = createRequire(program)(program) as typeof import('../mcp/serve.ts');
  await serve(services);
}
