/**
 * Jupyter notebooks: JSON whose code cells are programs in the language of the kernel. As in an editor each
 * cell is a document of its own; what an earlier cell defines is not known in a later one.
 */

import { type Language, languageOf, languagesNamed } from '../syntax/languages/index.ts';
import type { HostFormat, Part, Parts } from './host.ts';
import { decoded, type Json, JsonFault, parseJson, writeJson } from './json.ts';

export const notebook: HostFormat = {
  extensions: ['.ipynb'],
  editorIds: [],
  languages: [],
  read: notebookParts,
};

function notebookParts(text: string): Parts {
  let root: Json;
  try {
    root = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { problem: 'This notebook is no valid JSON: its cells were not scanned.', at: error.at };
  }
  const cells = cellsOf(root);
  if (cells === undefined)
    return {
      problem: 'This notebook has no list of cells: nothing of it was scanned as code.',
      at: root.start,
    };
  const name =
    stringAt(text, root, 'metadata', 'language_info', 'name') ??
    stringAt(text, root, 'metadata', 'kernelspec', 'language') ??
    'python';
  const parts: Part[] = [];
  cells.forEach((cell, i) => {
    // The third format calls it the input.
    const source = member(cell, 'source') ?? member(cell, 'input');
    const own = stringAt(text, cell, 'metadata', 'vscode', 'languageId') ?? stringAt(text, cell, 'language');
    const strings = source?.kind === 'array' ? source.items : source === undefined ? [] : [source];
    const whole = decoded(text, ...strings.filter(({ kind }) => kind === 'string'));
    const language = stringAt(text, cell, 'cell_type') === 'code' ? languageNamed(own ?? name) : undefined;
    if (whole.text !== '') parts.push({ language, text: whole, write: writeJson, cell: i + 1 });
  });
  return { parts };
}

/** The cells; the third format has them in worksheets. */
function cellsOf(root: Json): readonly Json[] | undefined {
  const cells = member(root, 'cells');
  if (cells?.kind === 'array') return cells.items;
  const sheets = member(root, 'worksheets');
  if (sheets?.kind !== 'array') return undefined;
  return sheets.items.flatMap((sheet) => cellsOf(sheet) ?? []);
}

/** By a name that rules use, or that an editor does: `python`, `shellscript`. */
function languageNamed(name: string): Language | undefined {
  return languagesNamed(name)[0] ?? languageOf({ path: '', editorId: name.toLowerCase() });
}

function member(json: Json | undefined, name: string): Json | undefined {
  return json?.kind === 'object' ? json.members.get(name) : undefined;
}

function stringAt(text: string, json: Json, ...path: readonly string[]): string | undefined {
  let at: Json | undefined = json;
  for (const name of path) at = member(at, name);
  return at?.kind === 'string' ? decoded(text, at).text : undefined;
}
