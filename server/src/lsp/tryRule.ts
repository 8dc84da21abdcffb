/**
 * *Try Rule on Workspace*: what the rules of a file, as it is in the editor, find in all files of the workspace.
 * Nothing is published: it is a look before a rule is saved, and says of how many matches it shows how many.
 */

import type { CancellationToken } from 'vscode-languageserver';
import type { Requests } from '../../../protocol/messages.ts';
import { withPackages } from '../rule/rulePackages.ts';
import type { Analyses } from './analyses.ts';
import type { Documents } from './documents.ts';
import type { Folders } from './folders.ts';
import type { RuleFiles } from './ruleFiles.ts';
import type { Session } from './session.ts';
import { TextDocument } from './textDocument.ts';
import { scanText } from './textScans.ts';

type Params = Requests['aiSecurityScanner/tryRules']['params'];
type Result = Requests['aiSecurityScanner/tryRules']['result'];
type Match = Extract<Result, { matches: unknown }>['matches'][number];

/** More matches are counted, not shown: nobody looks through them. */
const MOST_MATCHES = 1_000;
/** Milliseconds between two reports of how far it is. */
const REPORT_INTERVAL = 250;

export function registerTryRule({
  session,
  documents,
  folders,
  analyses,
  ruleFiles,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly ruleFiles: RuleFiles;
}): void {
  const { connection, dependencies } = session;

  const tryRules = async ({ uri, workDoneToken }: Params, token: CancellationToken): Promise<Result> => {
    await folders.ready();
    if (!folders.trusted)
      return { refusal: session.t('Rules of the workspace run where it is trusted only.') };
    const checked = await ruleFiles.read(uri);
    if (checked === undefined)
      return { refusal: session.t('This is no rule file: open one with `rules:` in it.') };
    const problems = [...checked.problems, ...checked.unread].map(({ message }) => message);
    if (checked.rules.length === 0)
      return {
        refusal: [session.t('There is no rule in this file that can be read.'), ...problems.slice(0, 3)].join(
          ' ',
        ),
      };
    const matches: Match[] = [];
    let more = 0;
    let files = 0;
    let reported = dependencies.now();
    for (const { root, project } of folders.all()) {
      if (root === undefined) continue;
      const packages = checked.rules.some((rule) => rule.asksForPackages === true)
        ? await dependencies.packages(project.root ?? root)
        : {};
      const rules = dependencies.createRuleSet(withPackages(checked.rules, packages));
      for await (const path of dependencies.walk(root, project)) {
        if (token.isCancellationRequested)
          return { rules: checked.rules.length, files, matches, more, problems, cancelled: true };
        const key = session.keyOfPath(path);
        const place = folders.placeOf(key);
        if (place?.folder.root !== root) continue;
        const open = documents.get(key);
        const read =
          open === undefined ? await dependencies.readText(path) : { text: open.document.getText() };
        if (!('text' in read)) {
          problems.push(`${place.path}: ${read.problem.message}`);
          continue;
        }
        const { text } = read;
        const analysis = await scanText(
          { session, analyses },
          { path: project.prefix + place.path, text },
          rules,
        );
        files++;
        const document = new TextDocument('', text);
        for (const { start, end, ruleId, message } of analysis?.findings ?? []) {
          const range = { start: document.positionAt(start), end: document.positionAt(end) };
          const line = document
            .getText()
            .slice(document.offsetAt({ line: range.start.line, character: 0 }), start + 200)
            .split('\n')[0] as string;
          if (matches.length < MOST_MATCHES)
            matches.push({
              uri: open?.uri ?? key,
              path: place.path,
              range,
              ruleId,
              message,
              line: line.trim(),
            });
          else more++;
        }
        if (workDoneToken !== undefined && dependencies.now() - reported > REPORT_INTERVAL) {
          reported = dependencies.now();
          const value = {
            kind: 'report',
            message: session.t('{0} files, {1} matches', files, matches.length + more),
          };
          session.guard('Reporting progress', () =>
            connection.sendNotification('$/progress', { token: workDoneToken, value }),
          );
        }
      }
    }
    return { rules: checked.rules.length, files, matches, more, problems, cancelled: false };
  };

  session.onRequest('aiSecurityScanner/tryRules', tryRules);
}
