/**
 * Reads DevSkim's suppressions: `DevSkim: ignore DS126858,DS137138 until 2027-01-31 by NAME`, or
 * `DevSkim: ignore all`. Its rules are not ours, so a comment cannot become a suppression here by itself. For
 * findings of ours on such a line it is a person's word that the risk is known; importing makes it a mark
 * with that reason, bound to content from then on.
 *
 * Anybody can type such a comment. Whoever imports decides which are trusted.
 */
import { isDate } from '../suppress/syntax.ts';
import type { Judgement } from './marking.ts';

export interface DevSkimIgnore {
  /** The line that it stands on, which is the line that it is about; from 0. */
  readonly line: number;
  /** DevSkim's rule ids, or `all`. */
  readonly rules: readonly string[];
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly by?: string;
}

const IGNORE =
  /DevSkim:\s*ignore\s+(all|DS\d{1,9}(?:\s*,\s*DS\d{1,9}){0,99})((?:\s+(?:until|by)\s+\S{1,200}){0,2})/i;

/** The suppressions in a text, in its order. One with a date that does not exist is left out, as ended. */
export function parseDevSkim(text: string): DevSkimIgnore[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, line): DevSkimIgnore[] => {
    const at = content.search(/DevSkim:/i);
    const match = at === -1 ? null : IGNORE.exec(content.slice(at, at + 3000));
    if (match === null) return [];
    const [, rules = '', rest = ''] = match;
    const until = /\buntil\s+(\S+)/i.exec(rest)?.[1];
    const by = /\bby\s+(\S+)/i.exec(rest)?.[1];
    if (until !== undefined && !isDate(until)) return [];
    return [
      {
        line,
        rules: rules.split(',').map((rule) => rule.trim()),
        ...(until === undefined ? {} : { until }),
        ...(by === undefined ? {} : { by }),
      },
    ];
  });
}

/** The judgement of a finding on such a line. */
export function judgementOfDevSkim({ rules, until, by }: DevSkimIgnore): Judgement {
  const reason = `imported from "DevSkim: ignore ${rules.join(',')}"${by === undefined ? '' : ` by ${by}`}`;
  return until === undefined
    ? { verdict: 'accepted-risk', reason }
    : { verdict: 'accepted-risk', reason, until };
}
