/**
 * Which rules of the installed packs run, beside those that ship. A pack that stands for the rules that ship (this
 * product's own, published between releases) takes their place where it is newer; of a pack that lies in the
 * repository and with the person, the repository's counts.
 */

import type { Problem } from '../finding/finding.ts';
import type { InstalledPack } from './installed.ts';

/**
 * `used`: its rules run. `disabled`: the configuration switches it off. `older`: the rules that ship are newer.
 * `shadowed`: the repository has a pack of that name. `refused`: nothing of it is as the lock says, or it is not
 * signed as it has to be.
 */
export type PackState = 'used' | 'disabled' | 'older' | 'shadowed' | 'refused';

export interface ChosenPack {
  readonly pack: InstalledPack;
  readonly state: PackState;
}

export interface Choice {
  readonly packs: readonly ChosenPack[];
  /** The pack whose rules run instead of those that ship. */
  readonly instead: InstalledPack | undefined;
  readonly problems: readonly Problem[];
}

export interface ChoiceOptions {
  readonly trusted: boolean;
  /** Names of packs that are switched off. */
  readonly disabled: readonly string[];
  /** The day of the rules that ship, where that is known. */
  readonly bundledDate: string | undefined;
}

/** The packs whose rules run, as others speak of them. */
export function usedPacks(packs: readonly ChosenPack[]): {
  readonly name: string;
  readonly version: string;
  readonly published?: string;
  readonly replacesBundled: boolean;
}[] {
  return packs.flatMap(({ pack: { locked }, state }) => {
    if (state !== 'used') return [];
    const { name, version, published, replacesBundled = false } = locked;
    return [{ name, version, replacesBundled, ...(published === undefined ? {} : { published }) }];
  });
}

export function choosePacks(installed: readonly InstalledPack[], options: ChoiceOptions): Choice {
  const { trusted, disabled, bundledDate } = options;
  const taken = new Set<string>();
  let instead: InstalledPack | undefined;
  const stateOf = (pack: InstalledPack): PackState => {
    const { name, replacesBundled, published } = pack.locked;
    if (taken.has(name)) return 'shadowed';
    taken.add(name);
    if (disabled.includes(name)) return 'disabled';
    if (pack.texts.length === 0 || (!trusted && !pack.isVerified)) return 'refused';
    if (replacesBundled !== true) return 'used';
    const best = instead?.locked.published ?? bundledDate;
    // Rules that ship are replaced by somebody whom the person trusts, or not at all.
    if (!pack.isVerified) return 'refused';
    if (published === undefined || (best !== undefined && published <= best)) return 'older';
    instead = pack;
    return 'used';
  };
  const packs = installed.map((pack) => ({ pack, state: stateOf(pack) }));
  const replaced = (pack: InstalledPack): boolean => pack.locked.replacesBundled === true && pack !== instead;
  return {
    packs: packs.map(({ pack, state }) => ({
      pack,
      state: state === 'used' && replaced(pack) ? 'older' : state,
    })),
    instead,
    problems: packs.flatMap(({ pack, state }) => problemsOf(pack, state)),
  };
}

function problemsOf(pack: InstalledPack, state: PackState): readonly Problem[] {
  if (state === 'disabled' || state === 'shadowed') return [];
  if (state !== 'refused' || pack.problems.length > 0) return pack.problems;
  const { name } = pack.locked;
  const message = `The rule pack ${name} is not used: it needs the signature of a trusted publisher here, and has none that was checked. Add the publisher's key to ${pack.place.publishers}.`;
  return [{ kind: 'configuration', path: pack.folder, message }];
}
