/**
 * Which shard of a run each file belongs to, by the names and sizes of all files alone.
 *
 * It is consistent hashing with bounded loads (Mirrokni, Thorup, Zadimoghaddam: "Consistent Hashing with Bounded
 * Loads", 2016): each file goes to the shard that its name likes most among those that are not full. So the shards
 * are balanced, and a change to a few files moves few others, which keeps caches of shards warm.
 */

/** How much fuller than the average a shard may be. */
const SLACK = 1.03;

/** What opening a file costs, in bytes of code. */
const COST_OF_A_FILE = 1000;

/** A file as it is given out. */
export interface Sized {
  /** Its name, the same on all machines. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** The number of the shard that each file belongs to, from 1. */
export function shardsOf(files: readonly Sized[], total: number): number[] {
  const weights = files.map(({ size }) => size + COST_OF_A_FILE);
  const capacity = (SLACK * weights.reduce((sum, weight) => sum + weight, 0)) / total;
  const loads = new Array<number>(total).fill(0);
  const owners = new Array<number>(files.length).fill(1);
  // The largest first: they are the hardest to place. Names decide between equals, since they are the same anywhere.
  const order = files
    .map((_, i) => i)
    .sort((a, b) => {
      const [one, other] = [files[a] as Sized, files[b] as Sized];
      return other.size - one.size || (one.name < other.name ? -1 : one.name > other.name ? 1 : a - b);
    });
  for (const i of order) {
    const weight = weights[i] as number;
    const name = hash((files[i] as Sized).name);
    let best = -1;
    let liking = -1;
    let lightest = 0;
    for (let shard = 0; shard < total; shard++) {
      const load = loads[shard] as number;
      if (load < (loads[lightest] as number)) lightest = shard;
      if (load + weight > capacity) continue;
      const likes = mixed(name, shard);
      if (likes > liking) {
        liking = likes;
        best = shard;
      }
    }
    const owner = best < 0 ? lightest : best;
    loads[owner] = (loads[owner] as number) + weight;
    owners[i] = owner + 1;
  }
  return owners;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** How much a name likes a shard: the finalizer of MurmurHash3 over both. */
function mixed(name: number, shard: number): number {
  let value = name ^ Math.imul(shard + 1, 0x9e3779b9);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
