/**
 * The same weakness, found by several tools on one line, said once with the names of all. Ours speaks before
 * another tool's, as it knows a fix and the way of the data; of others the most severe. What is suppressed and
 * what is not never stand for each other, and no tool stands for itself: two findings of one tool are two. What of ours
 * is of low confidence is not shown everywhere, so it stands for nothing.
 */

import type { LineIndex } from '../text/lines.ts';
import { type Finding, SEVERITIES } from './finding.ts';
import { familiesOf } from './weaknessFamilies.ts';

/** The findings of a text in their order, without those of other tools that another one stands for. */
export function oneForSeveralTools(findings: readonly Finding[], lines: LineIndex): Finding[] {
  if (!findings.some(({ tool }) => tool !== undefined)) return [...findings];
  const speakers = new Speakers();
  const silent = new Set<Finding>();
  for (const finding of [...findings].sort(byRank)) {
    if (finding.tool === undefined && finding.confidence === 'low') continue;
    const line = lines.lineAt(finding.start);
    const isOpen = finding.suppression === undefined;
    const places = [...familiesOf(finding.cwe)].map((family) => `${line} ${family} ${isOpen}`);
    if (finding.tool !== undefined && speakers.takeIn(finding.tool.name, places)) silent.add(finding);
    else speakers.add(finding, places);
  }
  return findings
    .filter((finding) => !silent.has(finding))
    .map((finding) => {
      const others = speakers.namesOf(finding);
      return others.length === 0 ? finding : { ...finding, alsoFoundBy: others };
    });
}

/** Those that speak, by place (line, family, whether open) and by whose they are; '' for ours. */
class Speakers {
  private readonly byPlace = new Map<string, Map<string, Finding[]>>();
  private readonly names = new Map<Finding, Set<string>>();
  /** How many of a place's speakers of one tool speak for another tool already, by both and the place. */
  private readonly taken = new Map<string, number>();

  add(finding: Finding, places: readonly string[]): void {
    const tool = finding.tool?.name ?? '';
    for (const place of places) {
      const byTool = this.byPlace.get(place) ?? new Map<string, Finding[]>();
      this.byPlace.set(place, byTool);
      const own = byTool.get(tool);
      if (own === undefined) byTool.set(tool, [finding]);
      else own.push(finding);
    }
  }

  /** Has a speaker in one of the places speak for a finding of a tool too: one that does not yet for that tool. */
  takeIn(tool: string, places: readonly string[]): boolean {
    for (const place of places)
      for (const [other, speakers] of this.byPlace.get(place) ?? []) {
        if (other === tool) continue;
        const key = JSON.stringify([place, other, tool]);
        for (let i = this.taken.get(key) ?? 0; i < speakers.length; i++) {
          this.taken.set(key, i + 1);
          const names = this.names.get(speakers[i] as Finding) ?? new Set();
          if (names.has(tool)) continue;
          this.names.set(speakers[i] as Finding, names.add(tool));
          return true;
        }
      }
    return false;
  }

  namesOf(finding: Finding): string[] {
    return [...(this.names.get(finding) ?? [])].sort();
  }
}

function byRank(a: Finding, b: Finding): number {
  const ours = Number(a.tool !== undefined) - Number(b.tool !== undefined);
  return ours || SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.start - b.start;
}
