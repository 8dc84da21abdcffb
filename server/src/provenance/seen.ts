/**
 * One change of a document while it is being decided who made it: what was seen of it so far, and the
 * decision carried out on the regions that it made.
 *
 * What belongs to a change arrives before and after it, some of it late (a marker over a slow
 * connection). So a change can be decided again, as long as its region stands by itself.
 */
import { type Decision, decide, type Observation } from './decide.ts';
import type { ChangedEvent, SelectedEvent } from './event.ts';
import type { Evidence, Provenance } from './provenance.ts';
import { ORIGINAL, Region, type Run } from './region.ts';
import {
  isCode,
  isCompletion,
  isComposed,
  isEnter,
  isInImports,
  isKeystroke,
  type Piece,
  type Plan,
} from './shape.ts';

/** Neighbouring texts of the same origin are one region if they came within this time, in milliseconds. */
const TYPING_PAUSE = 60_000;
const STREAM_PAUSE = 500;

export class SeenChange {
  accepted = false;
  hasBaseline = false;
  isMirrored = false;
  becameDirty = false;
  isCommitted = false;
  completionFollows = false;
  cursor: Observation['cursor'];
  readonly shape: Observation['shape'];
  /** What pieces were where they were copied, if that came out late. */
  private readonly carries = new Map<Piece, Region>();
  private carriedOut: Decision | undefined;
  /** The region of all that was inserted, once it was decided that this is of one origin. */
  private own: Region | undefined;

  constructor(
    readonly event: ChangedEvent,
    readonly plan: Plan,
    /** The text before the change. */
    before: string,
    /** The region that stands to the left of it. */
    private readonly left: Region,
    public pasted: boolean,
    readonly agentRuns: boolean,
  ) {
    const { trimmed } = plan;
    this.shape = {
      rearranges: plan.rearranges,
      isKeystroke: isKeystroke(trimmed),
      isEnter: isEnter(trimmed),
      isComposed: isComposed(trimmed),
      isCompletion: isCompletion(before, trimmed),
      isCode: isCode(trimmed),
      isInImports: isInImports(before, trimmed),
    };
  }

  /** Whether the document took over what is on disk: it did not become dirty. */
  get isReload(): boolean {
    return !this.event.isDirty && !this.becameDirty;
  }

  get isTyped(): boolean {
    return this.cursor === 'keyboard' && this.shape.isKeystroke;
  }

  /**
   * The cursor moved at the version that the change made; the first movement counts. A key that moves it
   * somewhere else than to what was changed, an arrow after an extension's edit for example, typed nothing.
   */
  cursorMoved({ cause, cursors }: SelectedEvent): void {
    const isElsewhere = cause === 'keyboard' && cursors !== undefined && !this.touches(cursors);
    this.cursor ??= isElsewhere ? 'none' : cause;
  }

  /** Whether a cursor stands in or at what the change put in. */
  private touches(cursors: readonly number[]): boolean {
    let shift = 0;
    return this.plan.trimmed.some(({ start, end, text }) => {
      const from = start + shift;
      const to = from + text.length;
      shift += text.length - (end - start);
      return cursors.some((cursor) => from <= cursor && cursor <= to);
    });
  }

  /** It was pasted, as came out late: from a place with these runs, if that is known and the text is whole. */
  comesFrom(copied: readonly Run[] | undefined): void {
    this.pasted = true;
    const [piece, second] = this.plan.pieces;
    const [run, other] = copied ?? [];
    // What was copied from several regions cannot be cut any more.
    if (piece === undefined || second !== undefined || run === undefined || other !== undefined) return;
    if (run.length === this.plan.edits[0]?.text.length) this.carries.set(piece, run.region);
  }

  /** Decides who made the change by what has been seen of it. Answers whether anything was learnt. */
  settle(): boolean {
    const { event, plan } = this;
    const decision = decide({
      time: event.time,
      reason: event.reason,
      detailedReason: event.detailedReason,
      accepted: this.accepted,
      hasBaseline: this.hasBaseline,
      isMirrored: this.isMirrored,
      pasted: this.pasted,
      isReload: this.isReload,
      isCommitted: this.isCommitted,
      cursor: this.cursor,
      returns: plan.returns,
      agentRuns: this.agentRuns,
      completionFollows: this.completionFollows,
      shape: this.shape,
    });
    if (JSON.stringify(decision) === JSON.stringify(this.carriedOut)) return false;
    // Text that was told to be part of another region cannot be told apart from it any more.
    if (this.carriedOut !== undefined && (this.own === undefined || this.own.resolve() !== this.own))
      return false;
    this.carriedOut = decision;
    this.carryOut(decision);
    return plan.pieces.length > 0;
  }

  private carryOut(decision: Decision): void {
    const { pieces } = this.plan;
    if ('keep' in decision) {
      for (const { region, keeps } of pieces) region.join(keeps, false);
      return;
    }
    const rest: Region[] = [];
    const copies = new Map<Region, Region>();
    const give = 'restore' in decision ? decision.otherwise : decision.give;
    const isPaste = give.author === 'unknown' && give.evidence[0]?.kind === 'pasted';
    for (const piece of pieces) {
      const { region, returns } = piece;
      const carries = piece.carries ?? this.carries.get(piece);
      if ('restore' in decision && returns !== undefined) region.join(returns, false);
      else if (isPaste && carries !== undefined && carries.resolve() !== ORIGINAL)
        region.join(copyOf(carries, give, copies), true);
      else rest.push(region);
    }
    const [first, ...others] = rest;
    if (first === undefined) return;
    if (this.own === undefined) for (const region of others) region.join(first, true);
    if (this.own === undefined && continues(this.left, give)) {
      const { provenance } = this.left;
      first.join(this.left, true);
      // The region is as old as what was last added to it.
      this.left.decide({ ...provenance, evidence: give.evidence });
      return;
    }
    this.own = first;
    first.decide(give);
  }
}

/** The region of a text that was copied from another: who wrote it stays, and that it was pasted is added. */
function copyOf(source: Region, pasted: Provenance, copies: Map<Region, Region>): Region {
  const origin = source.resolve();
  const known = copies.get(origin);
  if (known !== undefined) return known;
  const { provenance } = origin;
  const evidence = [...provenance.evidence, ...pasted.evidence];
  const copy = new Region(0, { ...provenance, evidence });
  copies.set(origin, copy);
  return copy;
}

/** Whether a text that stands to the right of a region goes on with it. */
function continues(left: Region, give: Provenance): boolean {
  const { author, confidence, evidence } = left.provenance;
  const [before, second] = evidence;
  const [now] = give.evidence;
  if (!left.resolve().isDecided || author !== give.author || confidence !== give.confidence) return false;
  if (before === undefined || now === undefined || second !== undefined) return false;
  if (before.kind !== now.kind || before.who !== now.who) return false;
  const pause = (now.time ?? 0) - (before.time ?? 0);
  return pause <= (isByHand(now) ? TYPING_PAUSE : STREAM_PAUSE);
}

function isByHand({ kind }: Evidence): boolean {
  return kind === 'typed';
}
