/**
 * The rule packs of a workspace folder, for *Manage Rule Packs*: what there is, from whom and how old, and the edit
 * that switches a pack off or on in the folder's configuration. Nothing is fetched or written here: that is done by
 * the command, where a person sees what runs.
 */

import type { Requests, RulePack } from '../../../protocol/messages.ts';
import { ruleSources } from '../packs/list.ts';
import { wholeText, withListed } from './disableRule.ts';
import type { Documents } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import { keyOf } from './uris.ts';

type EditResult = Requests['aiSecurityScanner/disablePackEdit']['result'];

export function registerRulePacks({
  session,
  documents,
  folders,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
}): void {
  const { dependencies } = session;

  session.onRequest('aiSecurityScanner/rulePacks', async ({ folder: uri }) => {
    await folders.ready();
    const folder = folders.all().find((each) => each.uri === keyOf(uri));
    if (folder === undefined)
      return { refusal: session.t('Rule packs are those of a folder. Open one first.') };
    const { version } = dependencies.serverInfo;
    const sources = await ruleSources(dependencies, folder.project, version, new Date().toISOString());
    const packs: RulePack[] = sources.map((each) => ({ ...each, problems: [...each.problems] }));
    return { packs, isTrusted: folders.trusted };
  });

  session.onRequest(
    'aiSecurityScanner/disablePackEdit',
    async ({ folder: uri, name, isDisabled }): Promise<EditResult> => {
      await folders.ready();
      const folder = folders.all().find((each) => each.uri === keyOf(uri));
      const file = folder?.project.configurationFile;
      if (file === undefined)
        return { refusal: session.t('A pack is switched off for a folder. Open the folder first.') };
      const target = session.keyOfPath(file);
      const open = documents.get(keyOf(target))?.document.getText();
      const read = open === undefined ? await dependencies.readText(file) : { text: open };
      const text = 'text' in read ? read.text : '';
      const changed = withListed(text, ['rules', 'disablePacks'], name, isDisabled);
      if (changed === undefined)
        return { refusal: session.t('The configuration is not valid YAML. Mend it first.') };
      return {
        uri: target,
        exists: 'text' in read,
        edits: changed === text ? [] : [wholeText(text, changed)],
      };
    },
  );
}
