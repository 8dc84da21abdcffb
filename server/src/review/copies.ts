/**
 * Tells originals from copies, among the stretches in which one anchor was found in one text.
 *
 * When a block is copied and the original then edited in one line, the copy is the only place with that line
 * as it was read. It must not take the review over: the block did not move, it is still where it was. So
 * stretches are not judged one by one. Those that are in the same order in the anchor and in the text and
 * hold most of it are the *chain*, what was read as it stands today. Any other stretch
 * - has moved, when nothing else has (nearly) any of its lines;
 * - is a copy, when others have them and the chain is plainly the better account of what was read;
 * - leaves a doubt, when it is nearly as good an account as the chain: then neither claims its lines. A chain
 *   that still stands in what the run stood in needs only be a little better; any other twice as good.
 *
 * Only lines with content are weighed; brackets and empty lines are everywhere.
 */
import { type NumberedText, type Stretch, SURE_WEIGHT } from './anchorIndex.ts';

/** What the stretches are. */
export interface Told {
  readonly originals: readonly Stretch[];
  readonly doubtful: readonly Stretch[];
  readonly copies: readonly Stretch[];
}

export function tellCopies(stretches: readonly Stretch[], text: NumberedText): Told {
  if (stretches.length < 2) return { originals: stretches, doubtful: [], copies: [] };
  const { chain, shortfall } = bestChain(stretches, text);
  const inPlace = isInPlace([...chain], stretches);
  const originals = [...chain];
  const doubtful: Stretch[] = [];
  const copies: Stretch[] = [];
  stretches.forEach((stretch, k) => {
    if (chain.has(stretch)) return;
    if ([...chain].every((other) => isInOrder(stretch, other))) originals.push(stretch);
    else {
      const { own, shared } = ownAndShared(stretch, stretches, text);
      if (isMoved(own, shared)) originals.push(stretch);
      else {
        const clearly = (shortfall[k] as number) >= (inPlace ? SURE_WEIGHT : Math.max(SURE_WEIGHT, shared));
        (clearly ? copies : doubtful).push(stretch);
      }
    }
  });
  return { originals, doubtful, copies };
}

/**
 * Whether a chain still stands in what the run stood in: lines from before and after the run belong to it,
 * and nothing else that looks like what was read lies between its parts.
 */
function isInPlace(chain: readonly Stretch[], stretches: readonly Stretch[]): boolean {
  const ordered = [...chain].sort(compare);
  const [first, last] = [ordered[0] as Stretch, ordered.at(-1) as Stretch];
  const { anchor } = first;
  if (first.from >= anchor.first || last.to <= anchor.first + anchor.run.lines.length) return false;
  return stretches.every(
    (stretch) => chain.includes(stretch) || stretch.at >= textEnd(last) || textEnd(stretch) <= first.at,
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
 * Whether two stretches start and end in the same order in the anchor and in the text, so that one does not
 * speak against the other. They may overlap, as those do that begin and end with an empty line, or those of
 * a block and its copy put right next to it; what both hold is then claimed by neither.
 */
export function isInOrder(one: Stretch, other: Stretch): boolean {
  if (one === other) return true;
  const [first, second] = compare(one, other) < 0 ? [one, other] : [other, one];
  return first.to <= second.to && first.at < second.at && textEnd(first) <= textEnd(second);
}

/** The chain that accounts for most lines, and by how many a chain through each stretch falls short of it. */
function bestChain(
  stretches: readonly Stretch[],
  text: NumberedText,
): { chain: ReadonlySet<Stretch>; shortfall: readonly number[] } {
  const order = stretches
    .map((_, k) => k)
    .sort((a, b) => compare(stretches[a] as Stretch, stretches[b] as Stretch));
  const weights = stretches.map((stretch) => contentIn(stretch, stretch.from, stretch.to, text));
  // What two neighbours of a chain both hold counts once.
  const gain = (first: number, second: number): number => {
    const [one, other] = [stretches[first] as Stretch, stretches[second] as Stretch];
    return (weights[second] as number) - contentIn(one, Math.max(one.from, other.from), one.to, text);
  };
  const upTo = [...weights];
  const previous: (number | undefined)[] = [];
  const onwards = [...weights];
  order.forEach((second, place) => {
    for (const first of order.slice(0, place)) {
      if (!isInOrder(stretches[first] as Stretch, stretches[second] as Stretch)) continue;
      const score = (upTo[first] as number) + gain(first, second);
      if (score <= (upTo[second] as number)) continue;
      upTo[second] = score;
      previous[second] = first;
    }
  });
  order.toReversed().forEach((first, place) => {
    for (const second of order.slice(order.length - place)) {
      if (!isInOrder(stretches[first] as Stretch, stretches[second] as Stretch)) continue;
      const score = (weights[first] as number) + gain(first, second) + (onwards[second] as number);
      onwards[first] = Math.max(onwards[first] as number, score - (weights[second] as number));
    }
  });
  let last = 0;
  for (let k = 1; k < upTo.length; k++) if ((upTo[k] as number) > (upTo[last] as number)) last = k;
  const best = upTo[last] as number;
  const chain = new Set<Stretch>();
  for (let k: number | undefined = last; k !== undefined; k = previous[k]) chain.add(stretches[k] as Stretch);
  const shortfall = upTo.map((score, k) => best - (score + (onwards[k] as number) - (weights[k] as number)));
  return { chain, shortfall };
}

function ownAndShared(
  stretch: Stretch,
  stretches: readonly Stretch[],
  text: NumberedText,
): { own: number; shared: number } {
  let own = 0;
  let shared = 0;
  for (let i = stretch.from; i < stretch.to; i++) {
    const line = stretch.at + i - stretch.from;
    if (text.weights[line] !== 2) continue;
    const isShared = stretches.some(
      (other) =>
        other !== stretch &&
        ((other.from <= i && i < other.to) || (other.at <= line && line < textEnd(other))),
    );
    if (isShared) shared++;
    else own++;
  }
  return { own, shared };
}

/** Lines with content among those from `from` to `to` of the anchor, as far as the stretch has them. */
function contentIn(stretch: Stretch, from: number, to: number, text: NumberedText): number {
  let count = 0;
  for (let i = Math.max(from, stretch.from); i < Math.min(to, stretch.to); i++)
    if (text.weights[stretch.at + i - stretch.from] === 2) count++;
  return count;
}

function textEnd({ from, to, at }: Stretch): number {
  return at + to - from;
}

function compare(one: Stretch, other: Stretch): number {
  return one.from - other.from || one.to - other.to || one.at - other.at;
}
