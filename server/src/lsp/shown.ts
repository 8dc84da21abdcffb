/**
 * From what was found in files to what is shown of it: a view over who wrote the lines and who has reviewed them
 * (`review/strictness.ts`). Analyses write what they find into one store; everybody else reads the other, which is
 * filled here. When more is known of the lines, or somebody marks them, files are looked at again without a scan.
 */

import type { Finding } from '../finding/finding.ts';
import { asksForLines, type KnownLines, shownFindings } from '../review/strictness.ts';
import { LineIndex } from '../text/lines.ts';
import type { Documents } from './documents.ts';
import type { FileFindings, FindingStore, LocatedFinding } from './findings.ts';
import type { Folders } from './folders.ts';
import type { Ledgers } from './ledgers.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Session } from './session.ts';

export interface Shown {
  /** Resolves when what is shown of a file that nobody has open rests on what is known of its lines. */
  settled(key: string): Promise<void>;
}

/** What is needed to tell what is shown of a text. */
interface KnownText {
  readonly lines: LineIndex;
  readonly known: KnownLines | undefined;
}

export function registerShown({
  session,
  documents,
  folders,
  ledgers,
  provenance,
  found,
  store,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly ledgers: Ledgers;
  readonly provenance: ProvenanceFeature;
  /** What analyses find. */
  readonly found: FindingStore;
  /** What is shown. */
  readonly store: FindingStore;
}): Shown {
  const { dependencies } = session;
  /** Files that nobody has open whose lines are being looked up. */
  const lookingUp = new Map<string, { readonly by: object; readonly ended: Promise<void> }>();

  /** Of files that nobody has open: by which state of the marks they are shown, null where those make no difference. */
  const shownBy = new Map<string, number | undefined | null>();

  const strictnessOf = (key: string) => folders.placeOf(key)?.folder.project.configuration.strictness;

  const dependsOnLines = (key: string, { findings, suppressed }: FileFindings): boolean => {
    const strictness = strictnessOf(key);
    const all = [...findings, ...suppressed].map(({ finding }) => finding);
    return strictness !== undefined && asksForLines(all, strictness);
  };

  /** What is known by now of an open document. */
  const openText = (key: string): KnownText | undefined => {
    const text = documents.get(key);
    if (text === undefined) return undefined;
    const authors = provenance.current(text.uri)?.map((each) => each?.author);
    const reviews = ledgers.currentLines(text.uri);
    return {
      lines: text.document.getLines(),
      known: authors === undefined || reviews === undefined ? undefined : { authors, reviews },
    };
  };

  const readText = async (key: string): Promise<KnownText | undefined> => {
    const path = session.pathOf(key);
    const read = path === undefined ? undefined : await dependencies.readText(path);
    if (read === undefined || 'problem' in read) return undefined;
    const authors = (await provenance.linesOf(key, read.text)).map((each) => each?.author);
    // Marks that change from here on ask for another look.
    const version = ledgers.versionAt(key);
    const reviews = await ledgers.linesOf(key, read.text);
    shownBy.set(key, authors.includes('ai') ? version : null);
    return { lines: new LineIndex(read.text), known: { authors, reviews } };
  };

  const viewOf = (key: string, file: FileFindings, text: KnownText | undefined): FileFindings => {
    const strictness = strictnessOf(key);
    if (strictness === undefined) return file;
    const { lines, known } = text ?? { lines: NO_LINES, known: undefined };
    const view = (all: readonly LocatedFinding[]): readonly LocatedFinding[] =>
      all.flatMap((located): LocatedFinding[] => {
        const [finding] = shownFindings([located.finding], strictness, lines, known);
        if (finding === undefined) return [];
        return [finding === located.finding ? located : { ...located, finding }];
      });
    return { ...file, findings: view(file.findings), suppressed: view(file.suppressed) };
  };

  /** Shows a file as far as its lines are known, unless that is how it is shown. */
  const show = (key: string, file: FileFindings, text: KnownText | undefined): void => {
    const view = viewOf(key, file, text);
    const before = store.get(key);
    const isSame =
      before?.version === view.version &&
      before.problems === view.problems &&
      sameFindings(before.findings, view.findings) &&
      sameFindings(before.suppressed, view.suppressed);
    if (!isSame) store.set(key, view);
  };

  /** Looks again, where it depends on the lines, at what is shown of a file. */
  const update = (key: string, isOfMarks: boolean): void => {
    const file = found.get(key);
    if (file === undefined || !dependsOnLines(key, file)) return;
    if (file.version !== null) show(key, file, openText(key));
    else if (!isOfMarks || !isShownByMarks(key)) lookUp(key);
  };
  /** Whether another look at the marks of a file that nobody has open would come to the same. */
  const isShownByMarks = (key: string): boolean => {
    const by = shownBy.get(key);
    return by === null || (shownBy.has(key) && by === ledgers.versionAt(key));
  };

  const lookUp = (key: string): void => {
    const mine = {};
    const look = async (): Promise<void> => {
      try {
        const text = await readText(key);
        // Meanwhile it may have been scanned anew, or opened.
        const file = found.get(key);
        if (file?.version === null && lookingUp.get(key)?.by === mine) show(key, file, text);
      } catch (error) {
        session.report(`Looking up who wrote and who has read ${key}`, error);
      }
      if (lookingUp.get(key)?.by === mine) lookingUp.delete(key);
    };
    // What follows an answer comes later, so the entry is there by then.
    lookingUp.set(key, { by: mine, ended: Promise.resolve().then(look) });
  };

  found.onDidChange(({ key, file }) => {
    shownBy.delete(key);
    if (file === undefined) store.delete(key);
    else if (!dependsOnLines(key, file)) store.set(key, viewOf(key, file, undefined));
    else {
      store.set(key, viewOf(key, file, openText(key)));
      if (file.version === null) lookUp(key);
    }
  });
  provenance.onDidChange((key) => update(key, false));
  ledgers.onDidChange(() => {
    for (const key of found.keys()) update(key, true);
  });

  return {
    async settled(key) {
      for (let looking = lookingUp.get(key); looking !== undefined; looking = lookingUp.get(key))
        await looking.ended;
    },
  };
}

const NO_LINES = new LineIndex('');

/** Whether two lists show the same: findings are equal, but for why they are shown, where their places are. */
function sameFindings(before: readonly LocatedFinding[], now: readonly LocatedFinding[]): boolean {
  const said = ({ start, end, ruleId, message, shownFor }: Finding): string =>
    `${start} ${end} ${ruleId} ${message} ${shownFor}`;
  return (
    before.length === now.length &&
    before.every(({ finding, trace }, i) => {
      const other = now[i] as LocatedFinding;
      return trace === other.trace && (finding === other.finding || said(finding) === said(other.finding));
    })
  );
}
