/** The table of formats that hold code: adding one is a file beside this and a line here. */

import { type DocumentKind, languageOf } from '../syntax/languages/index.ts';
import type { HostFormat, Parts } from './host.ts';
import { html, svelte, vue } from './html.ts';
import { cellCode } from './magics.ts';
import { notebook } from './notebook.ts';
import { PartText } from './partText.ts';

export type { HostFormat, Part, Parts } from './host.ts';

const HOSTS: readonly HostFormat[] = [html, vue, svelte, notebook];

/** A document that may be a cell of a notebook, which an editor opens by itself. */
export interface PossibleHost extends DocumentKind {
  readonly isCell?: boolean;
}

/** The format of a document that holds code of other languages; undefined for all others. */
export function hostOf({ path, editorId, firstLine, isCell }: PossibleHost): HostFormat | undefined {
  if (isCell === true) return cellHost(path, editorId);
  const byEditor = HOSTS.find(({ editorIds }) => editorId !== undefined && editorIds.includes(editorId));
  if (byEditor !== undefined) return byEditor;
  // What the editor takes for a program is one, whatever its file is called.
  if (
    languageOf({
      path,
      ...(editorId === undefined ? {} : { editorId }),
      ...(firstLine === undefined ? {} : { firstLine }),
    }) !== undefined
  )
    return undefined;
  const lower = path.toLowerCase();
  return HOSTS.find(({ extensions }) => extensions.some((extension) => lower.endsWith(extension)));
}

/** Whether a file holds code by its name: a program, or a format with programs in it. */
export function holdsCode(path: string): boolean {
  return languageOf({ path }) !== undefined || hostOf({ path }) !== undefined;
}

/** A cell is read like one of a notebook on disk. */
function cellHost(path: string, editorId: string | undefined): HostFormat {
  return {
    extensions: [],
    editorIds: [],
    languages: [],
    read(text): Parts {
      const language = languageOf({ path, ...(editorId === undefined ? {} : { editorId }) });
      const code = cellCode(PartText.same(text, 0, text.length), language);
      if (code === undefined || text === '') return { parts: [] };
      return { parts: [{ ...code, write: (inserted) => inserted }] };
    },
  };
}
