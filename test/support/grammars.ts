/**
 * Grammars for tests that run on the sources: read straight from `node_modules`, so that unit tests need
 * no build.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grammarPath } from '../../scripts/grammars.ts';

/** The project's root folder. */
export const projectRoot = join(__dirname, '..', '..');

/** Reads a wasm file by its shipped name (`tree-sitter.wasm`, `tree-sitter-python.wasm`, …). */
export function readGrammar(file: string): Promise<Uint8Array> {
  return readFile(grammarPath(projectRoot, file));
}
