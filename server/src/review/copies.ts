/**
 * Tells originals from copies, among the segments in which one anchor was found in one text.
 *
 * When a block is copied and the original then edited in one line, the copy is the only place with that line
 * as it was read. It must not take the review over: the block did not move, it is still where it was. So
 * segments are not judged one by one. Those that are in the same order in the anchor and in the text and
 * hold most of it are the *chain*, what was read as it stands today. Any other segment
 * - has moved, when nothing else has (nearly) any of its lines;
 * - is a copy, when others have them and the chain is plainly the better account of what was read;
 * - leaves a doubt, when it is nearly as good an account as the chain: then neither claims its lines. A chain
 *   that still stands in what the run stood in needs only be a little better; any other twice as good.
 *
 * Only lines with content are weighed; brackets and empty lines are everywhere.
 */
import { type NumberedText, type Segment, SURE_WEIGHT } from './anchorIndex.ts';

/** What the segments are. */
export interface Told {
  readonly originals: readonly Segment[];
  readonly doubtful: readonly Segment[];
  readonly copies: readonly Segment[];
}

export function tellCopies(segments: readonly Segment[], text: NumberedText): Told {
  if (segments.length < 2) return { originals: segments, doubtful: [], copies: [] };
  const { chain, shortfall } = bestChain(segments, text);
  const inPlace = isInPlace([...chain], segments);
  const originals = [...chain];
  const doubtful: Segment[] = [];
  const copies: Segment[] = [];
  segments.forEach((segment, k) => {
    if (chain.has(segment)) return;
    if ([...chain].every((other) => isInOrder(segment, other))) originals.push(segment);
    else {
      const { own, shared } = ownAndShared(segment, segments, text);
      if (isMoved(own, shared)) originals.push(segment);
      else {
        const clearly = (shortfall[k] as number) >= (inPlace ? SURE_WEIGHT : Math.max(SURE_WEIGHT, shared));
        (clearly ? copies : doubtful).push(segment);
      }
    }
  });
  return { originals, doubtful, copies };
}

/**
 * Whether a chain still stands in what the run stood in: lines from before and after the run belong to it,
 * and nothing else that looks like what was read lies between its parts.
 */
function isInPlace(chain: readonly Segment[], segments: readonly Segment[]): boolean {
  const ordered = [...chain].sort(compare);
  const [first, last] = [ordered[0] as Segment, ordered.at(-1) as Segment];
  const { anchor } = first;
  if (first.from >= anchor.first || last.to <= anchor.first + anchor.run.lines.length) return false;
  return segments.every(
    (segment) => chain.includes(segment) || segment.at >= textEnd(last) || textEnd(segment) <= first.at,
  );
}

/**
 * Whether lines stand in a place because they moved there, by how many of them (with content) stand there
 * alone and how many elsewhere too: all of them alone, or enough to be sure and by far the most.
 */
export function isMoved(own: number, shared: number): boolean {
  return shared === 0 || (own >= SURE_WEIGHT && own > 3 * shared);
}

/**
 * Whether two segments start and end in the same order in the anchor and in the text, so that one does not
 * speak against the other. They may overlap, as those do that begin and end with an empty line, or those of
 * a block and its copy put right next to it; what both hold is then claimed by neither.
 */
export function isInOrder(one: Segment, other: Segment): boolean {
  if (one === other) return true;
  const [first, second] = compare(one, other) < 0 ? [one, other] : [other, one];
  return first.to <= second.to && first.at < second.at && textEnd(first) <= textEnd(second);
}

/** The chain that accounts for most lines, and by how many a chain through each segment falls short of it. */
function bestChain(
  segments: readonly Segment[],
  text: NumberedText,
): { chain: ReadonlySet<Segment>; shortfall: readonly number[] } {
  const order = segments
    .map((_, k) => k)
    .sort((a, b) => compare(segments[a] as Segment, segments[b] as Segment));
  const weights = segments.map((segment) => contentIn(segment, segment.from, segment.to, text));
  // What two neighbours of a chain both hold counts once.
  const gain = (first: number, second: number): number => {
    const [one, other] = [segments[first] as Segment, segments[second] as Segment];
    return (weights[second] as number) - contentIn(one, Math.max(one.from, other.from), one.to, text);
  };
  const upTo = [...weights];
  const previous: (number | undefined)[] = [];
  const onwards = [...weights];
  order.forEach((second, place) => {
    for (const first of order.slice(0, place)) {
      if (!isInOrder(segments[first] as Segment, segments[second] as Segment)) continue;
      const score = (upTo[first] as number) + gain(first, second);
      if (score <= (upTo[second] as number)) continue;
      upTo[second] = score;
      previous[second] = first;
    }
  });
  order.toReversed().forEach((first, place) => {
    for (const second of order.slice(order.length - place)) {
      if (!isInOrder(segments[first] as Segment, segments[second] as Segment)) continue;
      const score = (weights[first] as number) + gain(first, second) + (onwards[second] as number);
      onwards[first] = Math.max(onwards[first] as number, score - (weights[second] as number));
    }
  });
  let last = 0;
  for (let k = 1; k < upTo.length; k++) if ((upTo[k] as number) > (upTo[last] as number)) last = k;
  const best = upTo[last] as number;
  const chain = new Set<Segment>();
  for (let k: number | undefined = last; k !== undefined; k = previous[k]) chain.add(segments[k] as Segment);
  const shortfall = upTo.map((score, k) => best - (score + (onwards[k] as number) - (weights[k] as number)));
  return { chain, shortfall };
}

function ownAndShared(
  segment: Segment,
  segments: readonly Segment[],
  text: NumberedText,
): { own: number; shared: number } {
  let own = 0;
  let shared = 0;
  for (let i = segment.from; i < segment.to; i++) {
    const line = segment.at + i - segment.from;
    if (text.weights[line] !== 2) continue;
    const isShared = segments.some(
      (other) =>
        other !== segment &&
        ((other.from <= i && i < other.to) || (other.at <= line && line < textEnd(other))),
    );
    if (isShared) shared++;
    else own++;
  }
  return { own, shared };
}

/** Lines with content among those from `from` to `to` of the anchor, as far as the segment has them. */
function contentIn(segment: Segment, from: number, to: number, text: NumberedText): number {
  let count = 0;
  for (let i = Math.max(from, segment.from); i < Math.min(to, segment.to); i++)
    if (text.weights[segment.at + i - segment.from] === 2) count++;
  return count;
}

function textEnd({ from, to, at }: Segment): number {
  return at + to - from;
}

function compare(one: Segment, other: Segment): number {
  return one.from - other.from || one.to - other.to || one.at - other.at;
}
