/** Which documents the extension is about, by the schemes of their URIs. A chat's own documents, say, have others. */

import * as vscode from 'vscode';

const UNTITLED = 'untitled';
const CELL = 'vscode-notebook-cell';

type Filter = { readonly scheme: string };

export class DocumentKinds {
  /** Files, what was never saved, and the cells of notebooks. */
  readonly all: Filter[];
  /** The same without what was never saved. */
  readonly saved: Filter[];

  /** `files` are the schemes of files. */
  constructor(private readonly files: readonly string[]) {
    this.saved = [...files, CELL].map((scheme) => ({ scheme }));
    this.all = [...this.saved, { scheme: UNTITLED }];
  }

  /** Whether the text of a document is written by a person or an assistant, and may be scanned. */
  includes({ uri }: vscode.TextDocument): boolean {
    return this.all.some(({ scheme }) => scheme === uri.scheme);
  }

  isFile({ scheme }: vscode.Uri): boolean {
    return this.files.includes(scheme);
  }
}

/** With the files of the folders that are open now, and those of the computer. */
export function documentKinds(): DocumentKinds {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return new DocumentKinds([...new Set(['file', ...folders.map(({ uri }) => uri.scheme)])]);
}
