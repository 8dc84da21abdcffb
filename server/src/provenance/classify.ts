/**
 * From the events that a client sees to texts of which is known who wrote them.
 *
 * `Classifier` takes events in the order in which they happened and joins those that belong to one change:
 * by the version of the document where it can, by content where it must, by time as the last resort. It has
 * no clock: time passes by the events' own times and by `settle`. So the same events always give the same
 * labels, which is what `classify` does with a recording.
 */
import { anchorLines, carriedLines } from './anchorLines.ts';
import type {
  BaselineEvent,
  ChangedEvent,
  OpenedEvent,
  PastedEvent,
  ProvenanceEvent,
  TerminalEvent,
} from './event.ts';
import { isPasteOf, isSameEdit } from './joining.ts';
import type { Label } from './lines.ts';
import type { Provenance } from './provenance.ts';
import { Region } from './region.ts';
import { SeenChange } from './seen.ts';
import { planChange } from './shape.ts';
import { LONGEST_TRACKED, Track } from './track.ts';

/** How long is waited for what belongs to a change, in milliseconds. */
export const SETTLE_TIME = 350;
/** How far apart in time an edit by a chat and what VS Code does with its baseline may be. */
const BASELINE_TIME = 150;
/** How long a change can still be decided anew, and how long a paste waits for its change. */
const LATE = 10_000;
/** After an agent's command has ended, its files may still arrive. */
const AGENT_TIME = 1_000;
const COMPLETION_TIME = 100;

interface Followed {
  track: Track | undefined;
  /** Changes, the newest last; the first that is not decided yet is at `decided`. */
  changes: SeenChange[];
  decided: number;
  pastes: PastedEvent[];
  hasBaseline: boolean;
  mirrors: BaselineEvent[];
}

/** Who wrote what at the end of a recording, by document. */
export function classify(events: readonly ProvenanceEvent[]): Map<string, Label[]> {
  const classifier = new Classifier();
  for (const event of events) classifier.take(event);
  classifier.settle(Number.POSITIVE_INFINITY);
  return new Map(classifier.uris().map((uri) => [uri, classifier.labels(uri) ?? []]));
}

export class Classifier {
  private readonly documents = new Map<string, Followed>();
  private readonly agents = new Map<number, { ended: number | undefined }>();
  private readonly learnt = new Set<string>();
  private readonly lost = new Set<string>();
  private readonly reloaded = new Set<string>();

  /** Takes one event; what it leaves undecided is decided by later ones or by `settle`. */
  take(event: ProvenanceEvent): void {
    this.settle(event.time);
    switch (event.kind) {
      case 'opened':
        return this.open(this.of(event), event);
      case 'closed':
        return this.close(event.uri);
      case 'changed':
        return this.change(this.of(event), event);
      case 'dirty':
        if (event.isDirty) for (const seen of pending(this.of(event))) seen.becameDirty = true;
        return;
      case 'selected':
        for (const seen of pending(this.of(event)))
          if (seen.event.version === event.version) seen.cursorMoved(event);
        return;
      case 'accepted':
        return this.accept(this.of(event), event.uri, event.version);
      case 'pasted':
        return this.paste(this.of(event), event);
      case 'baseline':
        return this.baseline(this.of(event), event);
      case 'saved':
        // Only what was dirty is saved.
        for (const seen of pending(this.of(event))) seen.becameDirty = true;
        return;
      case 'compared':
        return this.again(this.of(event), event.uri, (seen) => {
          if (seen.event.version !== event.version) return;
          seen.isCommitted = event.isCommitted;
        });
      case 'terminal':
        return this.terminal(event);
      case 'file':
      case 'head':
        // Whoever knows version control compares the text after these, and says so with `compared`.
        return;
      default:
        return event satisfies never;
    }
  }

  /** Decides all changes that are old enough at this time. Answers when the next one will be, if any. */
  settle(now: number): number | undefined {
    let next: number | undefined;
    for (const [uri, followed] of this.documents) {
      this.decide(uri, followed, now);
      const first = followed.changes[followed.decided];
      if (first !== undefined)
        next = Math.min(next ?? Number.POSITIVE_INFINITY, first.event.time + SETTLE_TIME);
    }
    return next;
  }

  /** Decides what is undecided of a document now: nothing more will come of it. */
  finish(uri: string): void {
    const followed = this.documents.get(uri);
    if (followed !== undefined) this.decide(uri, followed, Number.POSITIVE_INFINITY);
  }

  /** The documents that are followed. */
  uris(): string[] {
    return [...this.documents].filter(([, { track }]) => track !== undefined).map(([uri]) => uri);
  }

  track(uri: string): Track | undefined {
    return this.documents.get(uri)?.track;
  }

  /** What is known of a document, in order; undefined when it is not followed. */
  labels(uri: string): Label[] | undefined {
    const track = this.track(uri);
    if (track === undefined) return undefined;
    const surviving = track.surviving();
    return track.stretches().map(({ start, end, region }) => {
      const kept = surviving.get(region);
      const { provenance } = region;
      return { start, end, provenance: kept === undefined ? provenance : { ...provenance, surviving: kept } };
    });
  }

  /** A person's word for a range: above all evidence. False when it is not in the text. */
  correct(uri: string, start: number, end: number, author: Provenance['author'], time: number): boolean {
    const track = this.track(uri);
    if (track === undefined || start < 0 || end > track.text.length || start >= end) return false;
    const evidence = [{ kind: 'corrected', time } as const];
    track.relabel(start, end, new Region(end - start, { author, confidence: 'certain', evidence }));
    this.learnt.add(uri);
    return true;
  }

  /** Forgets what is known of a document, which is followed from now on as if it had just been opened. */
  forget(uri: string): void {
    const followed = this.documents.get(uri);
    if (followed?.track === undefined) return;
    const { text, version } = followed.track;
    followed.track = new Track(text, version);
    followed.changes = [];
    followed.decided = 0;
    this.learnt.add(uri);
  }

  /** Whether a document has changes of which it is not decided yet who made them. */
  isUndecided(uri: string): boolean {
    const followed = this.documents.get(uri);
    return followed !== undefined && followed.decided < followed.changes.length;
  }

  /** The documents that took over text from disk since this was last asked: records may know more of it. */
  takeReloaded(): string[] {
    const uris = [...this.reloaded];
    this.reloaded.clear();
    return uris;
  }

  /** The documents of which more is known than when this was last asked. */
  takeLearnt(): string[] {
    const uris = [...this.learnt];
    this.learnt.clear();
    return uris;
  }

  /** The documents that could not be followed any further: whoever has their text opens them anew. */
  takeLost(): string[] {
    const uris = [...this.lost];
    this.lost.clear();
    return uris;
  }

  private terminal({ id, what, isAgent, time }: TerminalEvent): void {
    if (!isAgent) return;
    if (what === 'started') this.agents.set(id, { ended: undefined });
    else if (this.agents.has(id)) this.agents.set(id, { ended: time });
  }

  private close(uri: string): void {
    this.finish(uri);
    const followed = this.documents.get(uri);
    if (followed === undefined) return;
    followed.track = undefined;
    if (!followed.hasBaseline) this.documents.delete(uri);
  }

  private of({ uri }: { readonly uri: string }): Followed {
    let followed = this.documents.get(uri);
    if (followed === undefined) {
      followed = {
        track: undefined,
        changes: [],
        decided: 0,
        pastes: [],
        hasBaseline: false,
        mirrors: [],
      };
      this.documents.set(uri, followed);
    }
    return followed;
  }

  private open(followed: Followed, { uri, text, version }: OpenedEvent): void {
    this.lost.delete(uri);
    if (followed.track?.text === text) {
      followed.track.version = version;
      return;
    }
    // The same document with another text, such as other line ends: its lines are found again.
    const known = this.labels(uri) ?? [];
    const lines = known.length === 0 ? [] : carriedLines(followed.track?.text ?? '', known, text);
    followed.changes = [];
    followed.decided = 0;
    followed.track = text.length > LONGEST_TRACKED ? undefined : new Track(text, version);
    this.learnt.add(uri);
    this.anchor(uri, lines);
  }

  /**
   * Takes what is known of lines (from 0) of a document's text from elsewhere, such as the records of an
   * earlier session. It counts only where nothing better is known: for text that was there from the start,
   * or that was loaded from disk.
   */
  anchor(uri: string, lines: readonly (Provenance | undefined)[]): void {
    const track = this.track(uri);
    if (track !== undefined && anchorLines(track, lines)) this.learnt.add(uri);
  }

  private change(followed: Followed, event: ChangedEvent): void {
    const { track } = followed;
    if (event.isDirty) for (const seen of pending(followed)) seen.becameDirty = true;
    if (track === undefined || event.changes.length === 0) return;
    const paste = takePaste(followed, event);
    const plan = planChange(track, event.changes, this.copied(paste), event.after);
    const before = track.text;
    const left = track.regionBefore(plan?.edits[0]?.start ?? 0);
    if (
      plan === undefined ||
      !track.apply(plan.edits, event.version, plan.after) ||
      track.text.length !== event.length ||
      track.text.length > LONGEST_TRACKED
    ) {
      followed.track = undefined;
      this.lost.add(event.uri);
      return;
    }
    const seen = new SeenChange(event, plan, before, left, paste !== undefined, this.agentRuns(event.time));
    seen.hasBaseline = followed.hasBaseline;
    const mirror = followed.mirrors.findIndex(
      (each) => event.time - each.time <= BASELINE_TIME && isSameEdit(each.changes, event.changes),
    );
    if (mirror >= 0) {
      followed.mirrors.splice(mirror, 1);
      seen.isMirrored = true;
    }
    if (seen.shape.isCompletion)
      for (const other of pending(followed))
        if (event.time - other.event.time <= COMPLETION_TIME) other.completionFollows = true;
    followed.changes.push(seen);
    if (event.reason === undefined) return;
    // What was undone is known at once, and exactly.
    seen.settle();
    track.restore();
    this.learnt.add(event.uri);
  }

  /** A paste is mostly told before its change, but the text may take longer to come than the change. */
  private paste(followed: Followed, paste: PastedEvent): void {
    const seen = followed.changes.findLast(({ event, pasted }) => !pasted && isPasteOf(paste, event));
    if (seen === undefined) followed.pastes.push(paste);
    else
      this.again(followed, paste.uri, (each) => {
        if (each === seen) each.comesFrom(this.copied(paste));
      });
  }

  /** Undecided changes of the version, or of the one before: a snippet's own work may add one. */
  private accept(followed: Followed, uri: string, version: number): void {
    const at = (wanted: number): SeenChange | undefined =>
      followed.changes.findLast(
        ({ event, isTyped }) => event.version === wanted && event.reason === undefined && !isTyped,
      );
    const seen = at(version) ?? at(version - 1);
    this.again(followed, uri, (each) => {
      if (each === seen) each.accepted = true;
    });
  }

  private baseline(followed: Followed, event: BaselineEvent): void {
    const recent = pending(followed).filter((seen) => event.time - seen.event.time <= BASELINE_TIME);
    if (event.what === 'closed') followed.hasBaseline = false;
    if (event.what === 'opened') {
      followed.hasBaseline = true;
      for (const seen of recent) seen.hasBaseline = true;
    }
    if (event.what !== 'changed') return;
    const mirrored = recent.find((seen) => !seen.isMirrored && isSameEdit(event.changes, seen.event.changes));
    if (mirrored !== undefined) mirrored.isMirrored = true;
    else followed.mirrors.push(event);
  }

  /** Looks at all remembered changes in the light of new evidence; decided ones are decided anew. */
  private again(followed: Followed, uri: string, look: (seen: SeenChange) => void): void {
    for (const [index, seen] of followed.changes.entries()) {
      look(seen);
      if (index < followed.decided && seen.event.reason === undefined && seen.settle()) this.learnt.add(uri);
    }
  }

  private decide(uri: string, followed: Followed, now: number): void {
    const { changes } = followed;
    for (let seen = changes[followed.decided]; seen !== undefined; seen = changes[followed.decided]) {
      if (seen.event.time + SETTLE_TIME > now) break;
      followed.decided++;
      if (seen.event.reason === undefined && seen.settle()) this.learnt.add(uri);
      if (seen.isReload) this.reloaded.add(uri);
    }
    while (followed.decided > 0 && (changes[0] as SeenChange).event.time + LATE < now) {
      changes.shift();
      followed.decided--;
    }
    const isRecent = ({ time }: { time: number }): boolean => time + LATE >= now;
    followed.pastes = followed.pastes.filter(isRecent);
    followed.mirrors = followed.mirrors.filter(isRecent);
  }

  /** What is known of the place that a text was copied from. */
  private copied(paste: PastedEvent | undefined): ReturnType<Track['runsAt']> {
    if (paste?.copied === undefined) return undefined;
    const { uri, version, start, end } = paste.copied;
    const runs = this.track(uri)?.runsAt(version, start, end);
    const length = runs?.reduce((sum, run) => sum + run.length, 0);
    return length === paste.text.length ? runs : undefined;
  }

  /** Whether a coding agent's command runs in a terminal, or has just ended. */
  agentRuns(time: number): boolean {
    for (const [id, { ended }] of this.agents)
      if (ended !== undefined && ended + AGENT_TIME < time) this.agents.delete(id);
    return this.agents.size > 0;
  }
}

function pending({ changes, decided }: Followed): SeenChange[] {
  return changes.slice(decided);
}

/** The paste that a change carries out: asked for at the version before, with the same text. */
function takePaste(followed: Followed, event: ChangedEvent): PastedEvent | undefined {
  const index = followed.pastes.findIndex((paste) => isPasteOf(paste, event));
  return index < 0 ? undefined : followed.pastes.splice(index, 1)[0];
}
