/**
 * Reviews of other tools taken over, where they can be trusted and a person asks for it: weAudit's audited
 * files and regions as unsigned claims of whom weAudit names, DevSkim's comments as the person's own
 * acceptance of the risk.
 */

import type { DevSkimComment, WeAuditAuthor } from '../../../protocol/messages.ts';
import { type DevSkimIgnore, judgementOfDevSkim, parseDevSkim } from '../review/devSkim.ts';
import { describeReviewer } from '../review/identity.ts';
import type { ReviewEntry } from '../review/mark.ts';
import { entriesOfWeAudit, parseWeAudit } from '../review/weAudit.ts';
import { plainText } from '../text/lines.ts';
import type { Documents } from './documents.ts';
import { type LocatedFinding, referenceTo } from './findings.ts';
import type { Folder, Folders } from './folders.ts';
import { type Ledgers, type ReviewedFile, reviewOf } from './ledgers.ts';
import { isSameRange } from './lines.ts';
import type { Session } from './session.ts';
import { joinUri, keyOf } from './uris.ts';

/** One person's marks in a weAudit file that are still about what stands there. */
interface Found {
  readonly author: WeAuditAuthor;
  readonly folder: Folder;
  readonly entries: readonly ReviewEntry[];
}

/** A comment of DevSkim on a finding that nobody has judged. */
interface Commented {
  readonly key: string;
  readonly file: ReviewedFile;
  readonly located: LocatedFinding;
  readonly ignore: DevSkimIgnore;
  readonly committedBy: string;
}

export function registerReviewImport({
  session,
  documents,
  folders,
  ledgers,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly ledgers: Ledgers;
}): void {
  /** The text of a file of a folder as it is now, and was at the commit; undefined when they differ. */
  const unchangedText = async (folder: Folder, commit: string, path: string): Promise<string | undefined> => {
    const imports = folder.root === undefined ? undefined : session.dependencies.reviewImports(folder.root);
    const now = await ledgers.read(joinUri(folder.uri as string, path));
    const then = await imports?.textAt(commit, path);
    const text = now?.document.getText();
    return text !== undefined && then !== undefined && plainText(text) === plainText(then) ? text : undefined;
  };

  const findWeAudit = async (): Promise<{ found: Found[]; leftOut: number; problems: string[] }> => {
    const found: Found[] = [];
    const problems: string[] = [];
    let leftOut = 0;
    for (const folder of folders.all()) {
      if (folder.root === undefined || (await ledgers.of(folder)) === undefined) continue;
      for (const { name, read } of await session.dependencies.reviewImports(folder.root).weAuditFiles()) {
        const parsed = 'text' in read ? parseWeAudit(read.text) : read;
        if ('fault' in parsed) {
          problems.push(`.vscode/${name}: ${parsed.fault}`);
          continue;
        }
        const { file } = parsed;
        const texts = new Map<string, string | undefined>();
        for (const { path } of file.audited)
          if (!texts.has(path)) texts.set(path, await unchangedText(folder, file.commit, path));
        const taken = entriesOfWeAudit(file, (path) => texts.get(path));
        leftOut += parsed.leftOut + taken.leftOut;
        for (const [author, entries] of taken.entries) {
          const files = new Set(entries.map(({ path }) => path)).size;
          const said = { folder: folder.uri as string, file: name, author, marks: entries.length, files };
          found.push({ author: said, folder, entries });
        }
      }
    }
    return { found, leftOut, problems };
  };

  const findDevSkim = async (): Promise<{ found: Commented[]; leftOut: number }> => {
    const found: Commented[] = [];
    const today = new Date().toISOString().slice(0, 10);
    let leftOut = 0;
    for (const key of await ledgers.keys()) {
      const file = await ledgers.read(key);
      const place = folders.placeOf(key);
      if (file === undefined || place?.folder.root === undefined) continue;
      const ignores = parseDevSkim(file.document.getText());
      if (ignores.length === 0) continue;
      const lineOf = gitLines(file.document.getText());
      const imports = session.dependencies.reviewImports(place.folder.root);
      const committers = await imports.committers(place.path, file.document.getText());
      for (const ignore of ignores)
        for (const located of file.findings) {
          if (located.range.start.line > ignore.line || ignore.line > located.range.end.line) continue;
          if (reviewOf(file, located)?.state === 'reviewed') continue;
          const who = committers.get(lineOf(ignore.line));
          // A comment that nobody has committed may have been written by anything a moment ago.
          if (who === undefined || (ignore.until !== undefined && ignore.until < today)) leftOut++;
          else found.push({ key, file, located, ignore, committedBy: describeReviewer(who) });
        }
    }
    return { found, leftOut };
  };

  session.onRequest('aiSecurityScanner/weAuditMarks', async () => {
    await folders.ready();
    const { found, leftOut, problems } = await findWeAudit();
    return { authors: found.map(({ author }) => author), leftOut, problems };
  });

  session.onRequest('aiSecurityScanner/importWeAudit', async ({ authors }) => {
    await folders.ready();
    const { found } = await findWeAudit();
    let marks = 0;
    for (const { author, folder, entries } of found) {
      const isWanted = authors.some(
        (each) => each.folder === author.folder && each.file === author.file && each.author === author.author,
      );
      const ledger = isWanted ? await ledgers.of(folder) : undefined;
      if (ledger === undefined) continue;
      await ledger.writeClaims(entries, { name: `${author.author} (weAudit)`, email: '' });
      marks += entries.length;
    }
    if (marks > 0) ledgers.changed();
    return { marks };
  });

  session.onRequest('aiSecurityScanner/devSkimComments', async () => {
    await folders.ready();
    const { found, leftOut } = await findDevSkim();
    const comments = found.map(({ key, file, located, ignore, committedBy }): DevSkimComment => {
      const open = documents.get(key);
      const where = { uri: open?.uri ?? key, version: open?.document.version ?? null };
      const line = file.document.getText({
        start: { line: ignore.line, character: 0 },
        end: { line: ignore.line + 1, character: 0 },
      });
      return { finding: referenceTo(where, located), line: line.trim(), committedBy };
    });
    return { comments, leftOut };
  });

  session.onRequest('aiSecurityScanner/importDevSkim', async ({ findings, reviewer }) => {
    await folders.ready();
    const { found } = await findDevSkim();
    const byFile = new Map<string, Commented[]>();
    for (const each of found) {
      const isWanted = findings.some(
        ({ uri, ruleId, range }) =>
          keyOf(uri) === each.key &&
          ruleId === each.located.finding.ruleId &&
          isSameRange(range, each.located.range),
      );
      if (isWanted) byFile.set(each.key, [...(byFile.get(each.key) ?? []), each]);
    }
    let marks = 0;
    for (const [key, all] of byFile) {
      const place = folders.placeOf(key);
      const ledger = place === undefined ? undefined : await ledgers.of(place.folder);
      const [first] = all;
      if (ledger === undefined || place === undefined || first === undefined) continue;
      await ledger.mark({
        path: place.path,
        text: first.file.document.getText(),
        lines: [],
        reviewer,
        findings: all.map(({ located, ignore }) => ({
          ...judgementOfDevSkim(ignore),
          finding: located.finding,
        })),
      });
      marks += all.length;
    }
    if (marks > 0) ledgers.changed();
    return { marks };
  });
}

/** Lines as git counts them, by line feeds alone, from lines as editors do. */
function gitLines(text: string): (line: number) => number {
  const numbers: number[] = [1];
  let number = 1;
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
    if (end !== '\r') number++;
    numbers.push(number);
  }
  return (line) => numbers[line] ?? 0;
}
