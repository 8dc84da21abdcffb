/**
 * The edit that switches a rule off in a folder's configuration. Our client asks for it after the person chose
 * to, and applies it itself: the file opens, and the change can be undone. What stands in the file, comments
 * too, stays as it is.
 */

import { isMap, isSeq, parseDocument } from 'yaml';
import type { Requests, TextEdit } from '../../../protocol/messages.ts';
import { readYaml } from '../rule/yaml.ts';
import { LineIndex } from '../text/lines.ts';
import type { Documents } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import { keyOf } from './uris.ts';

type Result = Requests['aiSecurityScanner/disableRuleEdit']['result'];

export function registerDisableRule({
  session,
  documents,
  folders,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
}): void {
  session.onRequest('aiSecurityScanner/disableRuleEdit', async ({ uri, ruleId }): Promise<Result> => {
    await folders.ready();
    const file = folders.placeOf(uri)?.folder.project.configurationFile;
    if (file === undefined)
      return { refusal: session.t('A rule is switched off for a folder. Open the folder first.') };
    const target = session.keyOfPath(file);
    const open = documents.get(keyOf(target))?.document.getText();
    const read = open === undefined ? await session.dependencies.readText(file) : { text: open };
    const text = 'text' in read ? read.text : '';
    const changed = withRuleDisabled(text, ruleId);
    if (changed === undefined)
      return { refusal: session.t('The configuration is not valid YAML. Mend it first.') };
    return { uri: target, exists: 'text' in read, edits: changed === text ? [] : [wholeText(text, changed)] };
  });
}

/** A configuration's text with one more rule under `rules: disable:`, or undefined when it cannot be read. */
function withRuleDisabled(text: string, ruleId: string): string | undefined {
  return withListed(text, ['rules', 'disable'], ruleId, true);
}

/**
 * A configuration's text with a name in the list at a key of a mapping, or without it; undefined when it cannot be
 * read. A list that is left empty goes, and so does the mapping that held nothing else.
 */
export function withListed(
  text: string,
  [outer, inner]: readonly [string, string],
  name: string,
  isListed: boolean,
): string | undefined {
  if ('errors' in readYaml(text)) return undefined;
  const document = parseDocument(text);
  if (document.contents !== null && !isMap(document.contents)) return undefined;
  const list = document.getIn([outer, inner], true);
  const at = isSeq(list) ? list.items.findIndex((item) => String(item) === name) : -1;
  if (at >= 0 === isListed) return text;
  if (!isListed) {
    document.deleteIn([outer, inner, at]);
    if (isSeq(list) && list.items.length === 0) document.deleteIn([outer, inner]);
    const holder = document.get(outer, true);
    if (isMap(holder) && holder.items.length === 0) document.delete(outer);
  } else if (isSeq(list)) document.addIn([outer, inner], name);
  else if (isMap(document.get(outer, true))) document.setIn([outer, inner], document.createNode([name]));
  else document.set(outer, document.createNode({ [inner]: [name] }));
  return isMap(document.contents) && document.contents.items.length === 0
    ? ''
    : document.toString({ lineWidth: 0 });
}

/** The edit that makes one text of another. */
export function wholeText(before: string, after: string): TextEdit {
  const lines = new LineIndex(before);
  const { line, column } = lines.positionAt(before.length);
  return { range: { start: { line: 0, character: 0 }, end: { line, character: column } }, newText: after };
}
