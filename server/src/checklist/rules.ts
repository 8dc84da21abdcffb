/** The rules that run are not too old: what is known of insecure code grows. */

import { counted } from '../text/counted.ts';
import { daysBetween } from '../text/days.ts';
import type { CheckedPack, CheckedRules } from './facts.ts';
import type { Item } from './item.ts';

export const rules: Item<{ readonly maxAgeDays: number } | false> = {
  title: 'The rules are up to date',
  check: ({ now, rules: checked }, { maxAgeDays }) => {
    const main = mainRules(checked);
    if (main.date === undefined)
      return {
        state: 'unknown',
        evidence: 'This build does not say of which day its rules are.',
        advice: 'Install a released version.',
      };
    const age = daysBetween(main.date, now);
    const others = checked.packs.filter((pack) => !pack.replacesBundled);
    const evidence = [
      `The rules are of ${main.date}, ${counted(age, 'day')} old; ${maxAgeDays} are allowed.`,
      ...others.map((pack) => `${pack.name} ${pack.version} is ${ageOf(pack, now)}.`),
    ].join(' ');
    const old = others.filter(
      ({ published }) => published !== undefined && daysBetween(published, now) > maxAgeDays,
    );
    if (age <= maxAgeDays && old.length === 0) return { state: 'passed', evidence };
    const advice = [
      ...(age > maxAgeDays ? [main.advice] : []),
      ...(old.length > 0 ? [updating(old)] : []),
    ].join(' ');
    return { state: 'failed', evidence, advice };
  },
};

/** The day of the rules that ship, or of the pack that stands for them. */
function mainRules({ date, packs }: CheckedRules): {
  readonly date: string | undefined;
  readonly advice: string;
} {
  const instead = packs.find((pack) => pack.replacesBundled);
  return instead === undefined
    ? { date, advice: 'Install a newer version of AI Security Scanner, or a newer pack of its rules.' }
    : { date: instead.published, advice: updating([instead]) };
}

function ageOf({ published }: CheckedPack, now: string): string {
  return published === undefined
    ? 'of unknown age'
    : `of ${published}, ${counted(daysBetween(published, now), 'day')} old`;
}

function updating(packs: readonly CheckedPack[]): string {
  return `Run \`ai-security-scanner rules update ${packs.map(({ name }) => name).join(' ')}\`.`;
}
