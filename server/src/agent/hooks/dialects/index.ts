/** All dialects, the more particular ones first: several agents took over the payloads of another. */

import type { Dialect } from '../dialect.ts';
import { claudeCode } from './claudeCode.ts';
import { codex } from './codex.ts';
import { copilotCamelCase, copilotSnakeCase } from './copilot.ts';
import { cursor } from './cursor.ts';
import { vscode } from './vscode.ts';
import { windsurf } from './windsurf.ts';

export const DIALECTS: readonly Dialect[] = [
  windsurf,
  cursor,
  copilotCamelCase,
  codex,
  copilotSnakeCase,
  vscode,
  claudeCode,
];

/** What `--agent` takes. */
export const AGENTS: readonly string[] = [...new Set(DIALECTS.map(({ id }) => id))].sort();
