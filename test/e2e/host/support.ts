/**
 * What the suites in the extension host share: opening documents, and waiting for what the product says.
 */

import * as vscode from 'vscode';

/** Our extension's id. */
export const EXTENSION_ID = 'ai-security-scanner.ai-security-scanner';
const SOURCE = 'AI Security';
/** Longer than anything takes on a slow machine that works. */
const PATIENCE_MS = 90_000;

/** The folder that is open. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  return folder.uri;
}

/** A file of the workspace. */
export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

/** Opens a file of the workspace in an editor. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(path)));
}

/** Writes a file of the workspace as another program would. */
export async function writeFile(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(path), Buffer.from(text));
}

/** What our extension says about a document now. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

/** Waits until the findings of a document are as wanted, and resolves to them. */
export function findingsWhere(
  uri: vscode.Uri,
  wanted: (findings: readonly vscode.Diagnostic[]) => boolean,
  what: string,
): Promise<vscode.Diagnostic[]> {
  return eventually(vscode.languages.onDidChangeDiagnostics, () => {
    const findings = findingsOf(uri);
    return wanted(findings) ? findings : undefined;
  }).catch(() => {
    throw new Error(`${uri.path}: ${what} did not come. There is:\n${describeAll(findingsOf(uri))}`);
  });
}

/** Waits for exactly one finding, of this weakness (`CWE-89`), and resolves to it. */
export async function oneFinding(uri: vscode.Uri, cwe: string): Promise<vscode.Diagnostic> {
  const isIt = (findings: readonly vscode.Diagnostic[]): boolean =>
    findings.length === 1 && findings[0]?.message.includes(cwe) === true;
  const [finding] = await findingsWhere(uri, isIt, `one finding of ${cwe}`);
  if (finding === undefined) throw new Error('unreachable: there was exactly one');
  return finding;
}

/** Waits until there is no finding. */
export async function noFinding(uri: vscode.Uri): Promise<void> {
  await findingsWhere(uri, (findings) => findings.length === 0, 'the absence of findings');
}

/** Waits until `probe` has an answer, asked now and after every event. */
export function eventually<T>(event: vscode.Event<unknown>, probe: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      const answer = probe();
      if (answer === undefined) return;
      stop();
      resolve(answer);
    };
    const subscription = event(check);
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Nothing of the kind within ${PATIENCE_MS} ms.`));
    }, PATIENCE_MS);
    const stop = (): void => {
      clearTimeout(timer);
      subscription.dispose();
    };
    check();
  });
}

/** Replaces text in an editor as a person's typing does: one edit, with undo. */
export async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const at = editor.document.getText().indexOf(old);
  if (at < 0) throw new Error(`${editor.document.uri.path} does not contain ${old}`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + old.length));
  if (!(await editor.edit((edit) => edit.replace(range, text)))) throw new Error('VS Code refused the edit.');
}

/** Appends text at the end of an editor's document. */
export async function append(editor: vscode.TextEditor, text: string): Promise<void> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  if (!(await editor.edit((edit) => edit.insert(end, text)))) throw new Error('VS Code refused the edit.');
}

/** The code actions that are offered at a finding. */
export async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}

function describeAll(findings: readonly vscode.Diagnostic[]): string {
  if (findings.length === 0) return '  no findings';
  return findings.map(({ range, message }) => `  line ${range.start.line + 1}: ${message}`).join('\n');
}
