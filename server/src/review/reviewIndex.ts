/**
 * Which marks hold in which file.
 *
 * A mark is bound to content, and its path is where the content was: its *home*. In its home a run is
 * claimed as found. In another file it counts only if it moved there, which takes knowing that its home no
 * longer has it and no third file has it either: otherwise a copy of reviewed code would pass for it. So the
 * index is told the files' texts (`note`), remembers of each only what it claims, and says what it would
 * need to know (`unsettled`) instead of guessing.
 *
 * Texts are handed in and not kept. One index serves one folder with an `.ai-review` in it.
 */
import { isWithin } from '../text/paths.ts';
import { type Anchor, AnchorIndex, type NumberedText } from './anchorIndex.ts';
import { ABSENT, type Claim, claimOf, isIntact, presentLines, restrictClaim } from './claim.ts';
import { isMoved } from './copies.ts';
import type { Mark } from './mark.ts';
import type { MarkedClaim } from './seam.ts';

/** The claims that a file's text may make, settled. */
export interface SettledClaims {
  readonly text: NumberedText;
  readonly claims: readonly MarkedClaim[];
  readonly unsettled: Unsettled;
  /** Whether another file has a line of a claimed run that this text does not have. */
  readonly standsElsewhere: (claim: Claim, line: number) => boolean;
}

/** What must be known before more lines can count as reviewed. Empty and false when all is known. */
export interface Unsettled {
  /** Files that must be noted, or said to be missing. */
  readonly homes: readonly string[];
  /** All files of the folder must be noted, since reviewed lines have left their file. */
  readonly allFiles: boolean;
}

/** What is remembered of a file. */
interface Note {
  readonly claims: ReadonlyMap<Anchor, Claim>;
  /** The anchors that there were when it was noted: claims of later ones are not known. */
  readonly anchors: number;
}

const NOTHING: Note = { claims: new Map(), anchors: Number.POSITIVE_INFINITY };

export class ReviewIndex {
  private anchors = new AnchorIndex();
  private marks = new Map<string, Mark>();
  /** By anchor number. */
  private owners: Mark[] = [];
  /** By home. */
  private anchorsAt = new Map<string, Anchor[]>();
  private notes = new Map<string, Note>();
  private holders = new Map<Anchor, Set<string>>();
  /** The anchors that every file of the folder has been looked through for. */
  private complete = 0;

  get isEmpty(): boolean {
    return this.owners.length === 0;
  }

  /** Replaces the marks by these. Notes are kept as far as they still tell something. */
  setMarks(marks: readonly Mark[]): void {
    const next = new Map(marks.map((mark) => [mark.id, mark]));
    if ([...this.marks.keys()].some((id) => !next.has(id))) {
      this.anchors = new AnchorIndex();
      this.marks.clear();
      this.owners = [];
      this.anchorsAt.clear();
      this.holders.clear();
      // That a file is missing does not depend on the marks; all else must be noted again.
      for (const [path, note] of this.notes) if (note !== NOTHING) this.notes.delete(path);
      this.complete = 0;
    }
    for (const mark of marks) {
      if (this.marks.has(mark.id)) continue;
      this.marks.set(mark.id, mark);
      for (const run of mark.entry.runs) {
        const anchor = this.anchors.add(run);
        this.owners.push(mark);
        const atHome = this.anchorsAt.get(mark.entry.path);
        if (atHome === undefined) this.anchorsAt.set(mark.entry.path, [anchor]);
        else atHome.push(anchor);
      }
    }
  }

  /** The marks that were made in a file, in the order of time. */
  marksAt(path: string): Mark[] {
    return [...this.marks.values()].filter((mark) => mark.entry.path === path);
  }

  /** Whether some file is known to hold anything of what a mark covers. */
  isHeld(mark: Mark): boolean {
    for (const [anchor, paths] of this.holders)
      if (paths.size > 0 && this.owners[anchor.number] === mark) return true;
    return false;
  }

  /** Files that marks were made in and that have not been noted since the marks came. */
  unknownHomes(): string[] {
    const unknown = new Set<string>();
    this.owners.forEach((mark, number) => {
      if ((this.notes.get(mark.entry.path)?.anchors ?? 0) <= number) unknown.add(mark.entry.path);
    });
    return [...unknown];
  }

  /** Whether it is known what a file holds, as far as the marks are concerned that there are now. */
  isNoted(path: string): boolean {
    return this.notes.get(path)?.anchors === this.anchors.size;
  }

  /** Whether a file holds anything of what was reviewed; undefined when that is not known. */
  holdsReviewed(path: string): boolean | undefined {
    const note = this.notes.get(path);
    if (note === undefined || note.anchors < this.anchors.size) return undefined;
    return note.claims.size > 0 || this.marksAt(path).length > 0;
  }

  /** Tells what a file holds now. `path` is relative to the folder, with `/`. */
  note(path: string, text: string): void {
    if (this.isEmpty) this.forget(path);
    else this.noteNumbered(path, this.anchors.number(text));
  }

  /** Tells that there is no such file. */
  noteMissing(path: string): void {
    this.forget(path);
    this.notes.set(path, NOTHING);
  }

  /** Tells that these files or folders are not there any more; answers the files that were known of. */
  noteGone(paths: ReadonlySet<string>): string[] {
    const homes = [...this.marks.values()].map(({ entry }) => entry.path);
    const gone = [...new Set([...this.notes.keys(), ...homes])].filter((path) => isWithin(path, paths));
    for (const path of gone) this.noteMissing(path);
    return gone;
  }

  /**
   * Tells that every file of the folder has been noted since the marks were set. From then on the host must
   * note files that come and say which go.
   */
  noteAllFilesNoted(): void {
    this.complete = this.anchors.size;
  }

  /** Nothing is known of the file any more. */
  forget(path: string): void {
    for (const anchor of this.notes.get(path)?.claims.keys() ?? []) this.holders.get(anchor)?.delete(path);
    this.notes.delete(path);
  }

  /** Notes a text and says what of it is claimed by which mark; undefined when there are no marks at all. */
  settle(path: string, text: string): SettledClaims | undefined {
    if (this.isEmpty) return undefined;
    const numbered = this.anchors.number(text);
    const note = this.noteNumbered(path, numbered);
    const homes = new Set<string>();
    const heirs = new Map<string, string | undefined>();
    let allFiles = false;
    const claims: MarkedClaim[] = [];
    for (const [anchor, claim] of note.claims) {
      const mark = this.owners[anchor.number] as Mark;
      if (mark.entry.path === path) {
        claims.push({ mark, claim });
        continue;
      }
      if (claim.pieces.length === 0) continue;
      const home = this.notes.get(mark.entry.path);
      if (home === undefined || home.anchors <= anchor.number) homes.add(mark.entry.path);
      else {
        const atHome = home.claims.get(anchor);
        const left = atHome === undefined ? claim : moved(claim, [atHome], numbered);
        if (left.pieces.length === 0) continue;
        if (anchor.number >= this.complete) {
          allFiles = true;
          continue;
        }
        const { path: old } = mark.entry;
        if (home === NOTHING && !heirs.has(old)) heirs.set(old, this.heirOf(old));
        const heir = heirs.get(old);
        const own = heir === path ? claim : this.withoutRivals(left, path, numbered, heir !== undefined);
        // A file that only looks like what was read has neither kept nor changed any of it.
        if (own.pieces.length > 0) claims.push({ mark, claim: own });
      }
    }
    claims.sort((a, b) => a.claim.anchor.number - b.claim.anchor.number);
    return {
      text: numbered,
      claims,
      unsettled: { homes: [...homes].sort(), allFiles },
      standsElsewhere: (claim, line) => this.standsAtHome(claim.anchor, line, path),
    };
  }

  /**
   * Leaves out lines that a third file has as well. Only when this file is plainly where the run has gone, and
   * no other is known to be its home under a new name, do common lines, such as those of a licence, stay.
   */
  private withoutRivals(claim: Claim, path: string, text: NumberedText, hasHeir: boolean): Claim {
    const rivals = this.rivalsOf(claim.anchor, path);
    return !hasHeir && isPlainlyHere(claim, rivals) ? claim : moved(claim, rivals, text);
  }

  /** What other files than one hold of a run. */
  private rivalsOf(anchor: Anchor, path: string): Claim[] {
    const rivals: Claim[] = [];
    for (const holder of this.holders.get(anchor) ?? []) {
      const rival = holder === path ? undefined : this.notes.get(holder)?.claims.get(anchor);
      if (rival !== undefined) rivals.push(rival);
    }
    return rivals;
  }

  /**
   * The new name of a home that is gone: the file to which most of what was read there has plainly gone. What
   * others hold of it is then measured against that file, as it was against the home.
   */
  private heirOf(home: string): string | undefined {
    const lines = new Map<string, number>();
    for (const anchor of this.anchorsAt.get(home) ?? [])
      for (const path of this.holders.get(anchor) ?? []) {
        const claim = this.notes.get(path)?.claims.get(anchor) as Claim;
        if (isPlainlyHere(claim, this.rivalsOf(anchor, path)))
          lines.set(path, (lines.get(path) ?? 0) + presentLines(claim));
      }
    const most = Math.max(...lines.values());
    const [heir, ...others] = [...lines].filter(([, count]) => count === most);
    return others.length === 0 ? heir?.[0] : undefined;
  }

  private standsAtHome(anchor: Anchor, line: number, path: string): boolean {
    const home = (this.owners[anchor.number] as Mark).entry.path;
    if (home === path) return false;
    return (this.notes.get(home)?.claims.get(anchor)?.lines[line] ?? ABSENT) !== ABSENT;
  }

  private noteNumbered(path: string, text: NumberedText): Note {
    this.forget(path);
    const claims = new Map<Anchor, Claim>();
    for (const [anchor, segments] of this.anchors.find(text)) {
      // A hint without a claim tells only at home where a change happened.
      const isHome = this.owners[anchor.number]?.entry.path === path;
      if (!isHome && !segments.some((segment) => segment.enough)) continue;
      claims.set(anchor, claimOf(anchor, segments, text, isHome));
      const holders = this.holders.get(anchor);
      if (holders === undefined) this.holders.set(anchor, new Set([path]));
      else holders.add(path);
    }
    const note: Note = { claims, anchors: this.anchors.size };
    this.notes.set(path, note);
    return note;
  }
}

/**
 * Whether a run, whose home does not have it any more, has plainly gone where one claim is, by what others hold:
 * most of it, and others next to nothing; or all of it as it stood between its neighbours, and others at most
 * three quarters, which is more than code that is only like it has, and less than a file with a few edits.
 */
function isPlainlyHere(claim: Claim, rivals: readonly Claim[]): boolean {
  const all = claim.lines.length;
  if (presentLines(claim) * 2 > all && rivals.every((rival) => presentLines(rival) * 4 < all)) return true;
  return isIntact(claim) && rivals.every((rival) => !isIntact(rival) && presentLines(rival) * 4 <= all * 3);
}

/** The lines of a claim that no other file has, piece by piece, where a piece is not mostly a copy. */
function moved(claim: Claim, others: readonly Claim[], text: NumberedText): Claim {
  const isShared = (line: number): boolean => others.some((other) => other.lines[line] !== ABSENT);
  const kept = claim.pieces.filter(({ from, to, at }) => {
    let own = 0;
    let shared = 0;
    for (let line = from; line < to; line++)
      if (text.weights[at + line - from] === 2) {
        if (isShared(line)) shared++;
        else own++;
      }
    return isMoved(own, shared);
  });
  return restrictClaim(
    claim,
    (line) => !isShared(line) && kept.some(({ from, to }) => from <= line && line < to),
  );
}
