/**
 * Who wrote a text, how sure that is, and why: the words of the provenance model. The types are those of the
 * protocol, as the editor shows what is decided here.
 *
 * The rules that everything in this folder keeps to: "human" and "ai" only on evidence for it, "unknown"
 * otherwise; nobody is named without proof; and provenance never decides whether a finding is reported.
 */
import {
  type Author,
  type Certainty,
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  type Provenance,
} from '../../../protocol/provenance.ts';

export type { Author, Certainty, Evidence, EvidenceKind, Provenance };
export { EVIDENCE_KINDS };

/** Nothing is known. */
export const UNKNOWN: Provenance = { author: 'unknown', confidence: 'low', evidence: [] };

export const AUTHORS: readonly Author[] = ['ai', 'human', 'unknown'];
/** The surest first. */
export const CERTAINTIES: readonly Certainty[] = ['certain', 'high', 'low'];

/** Which of two is worth showing of a range that has both: AI before unknown before human, then the surer. */
export function compareStrength(one: Provenance, other: Provenance): number {
  const rank = ({ author, confidence, evidence }: Provenance): number =>
    (author === 'ai' ? 0 : author === 'unknown' ? (evidence.length > 0 ? 10 : 20) : 30) +
    CERTAINTIES.indexOf(confidence);
  return rank(one) - rank(other);
}

/**
 * Whether two say the same, so that neighbouring texts can be told of as one. When a person typed is told of
 * a text as a whole; when an AI's text came is told of each.
 */
export function isSameProvenance(one: Provenance, other: Provenance): boolean {
  return (
    one === other ||
    (one.author === other.author &&
      one.confidence === other.confidence &&
      one.evidence.length === other.evidence.length &&
      one.evidence.every((each, i) => {
        const twin = other.evidence[i] as Evidence;
        const isSameTime = one.author === 'human' || each.time === twin.time;
        return each.kind === twin.kind && each.who === twin.who && isSameTime;
      }))
  );
}
