/**
 * Sources: texts to scan, their language or the format that holds code of several, and the parts in these as
 * sources of their own.
 */

import { type HostFormat, hostOf, type Part } from '../embedded/index.ts';
import { type Language, languageOf, languagesNamed } from '../syntax/languages/index.ts';
import { LineIndex } from '../text/lines.ts';

/** A text to scan. */
export interface Source {
  /** Relative to the configuration's root, with `/`; decides the language and the rules' `paths:`. */
  readonly path: string;
  /** VS Code's language id, which wins over the path where it is one of ours. */
  readonly editorId?: string;
  /** Set for a cell of the notebook that the path names, where the text is the cell's alone. */
  readonly isCell?: boolean;
  readonly text: string;
  /** The text with its lines, where somebody has found them; those of another text do not count. */
  readonly lines?: LineIndex;
}

/** A source whose text need not be known yet. */
export type PossibleSource = Omit<Source, 'text' | 'lines'> & { readonly text?: string };

/** The lines of a source's text. */
export function linesOf({ text, lines }: Source): LineIndex {
  return lines?.text === text ? lines : new LineIndex(text);
}

/** The format of a source that holds code of other languages. */
export function hostFor({ path, editorId, isCell, text }: PossibleSource): HostFormat | undefined {
  const firstLine = text?.slice(0, 200).split(/[\r\n]/, 1)[0];
  return hostOf({
    path,
    ...(editorId === undefined ? {} : { editorId }),
    ...(isCell === undefined ? {} : { isCell }),
    ...(firstLine === undefined ? {} : { firstLine }),
  });
}

/** The languages of a host's parts, and of the parts of these. */
function languagesIn({ path, text }: PossibleSource, host: HostFormat): Set<Language> {
  const languages = new Set<Language>();
  for (const part of partsIn(text ?? '', host)) {
    if (part.cell !== undefined) {
      const source = sourceOf(part, path);
      const cell = hostFor(source);
      if (cell !== undefined) for (const language of languagesIn(source, cell)) languages.add(language);
    } else if (part.language !== undefined) languages.add(part.language);
  }
  return languages;
}

/** All languages whose grammars a source is read with; none where only rules about any text apply to it. */
export function languagesToRead(source: PossibleSource): readonly Language[] {
  const host = hostFor(source);
  if (host === undefined) {
    const language = languageFor(source);
    return language === undefined ? [] : [language];
  }
  const always = host.languages.flatMap((name) => languagesNamed(name));
  return [...new Set([...always, ...languagesIn(source, host)])];
}

function partsIn(text: string, host: HostFormat): readonly Part[] {
  const read = host.read(text);
  return 'parts' in read ? read.parts : [];
}

/** The part of a host at an offset, and the place in it. */
export function partAt(source: Source, offset: number): { part: Part; offset: number } | undefined {
  const host = hostFor(source);
  if (host === undefined) return undefined;
  for (const part of partsIn(source.text, host)) {
    const inside = part.text.fromFile(offset);
    if (inside !== undefined) return { part, offset: inside };
  }
  return undefined;
}

/** A part as a text of its own. */
export function sourceOf({ language, text, cell }: Part, path: string): Source {
  const editorId = language?.editorIds[0] ?? 'plaintext';
  return { path, editorId, text: text.text, ...(cell === undefined ? {} : { isCell: true }) };
}

export function languageFor(source: PossibleSource): Language | undefined {
  const { path, editorId, text } = source;
  const firstLine = text?.slice(0, 200).split(/[\r\n]/, 1)[0];
  return languageOf({
    path,
    ...(editorId === undefined ? {} : { editorId }),
    ...(firstLine === undefined ? {} : { firstLine }),
  });
}
