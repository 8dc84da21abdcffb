/**
 * From an edit to its findings, in process, against the floor of the same run: the incremental parse alone of the
 * same edits with the same grammar. Every edit matters: it changes the findings, or the benchmark stops.
 */

import type { OpenDocument } from '../server/src/engine/programDocument.ts';
import { countStepsTaken } from '../server/src/flow/solve.ts';
import type { Language } from '../server/src/syntax/languages/index.ts';
import type { SyntaxTree } from '../server/src/syntax/syntaxTree.ts';
import type { Engine } from './engine.ts';
import type { EditKind, EditPair, Program } from './samples.ts';
import { EDIT_KINDS } from './samples.ts';
import { percentile, timed } from './statistics.ts';

/** Milliseconds of one kind of edit. */
export interface Latency {
  readonly kind: EditKind | 'all';
  readonly p50: number;
  readonly p95: number;
  /** The incremental parse of the same edits. */
  readonly parse: number;
  /**
   * Each edit beside its own parse and a millisecond, in the median and at p95. Kinds of edits differ: in Python
   * an edit that moves a block is parsed for ten times as long as one within a line.
   */
  readonly ratioP50: number;
  readonly ratioP95: number;
  /** Nodes read and lowered, and steps of data flow and of facts, in the median. */
  readonly nodes: number;
  readonly steps: number;
}

/** Measures all kinds of edits, `pairs` times there and back each. The last row is all of them together. */
export function measureEdits(engine: Engine, language: Language, program: Program, pairs: number): Latency[] {
  const path = `bench${language.extensions[0]}`;
  const document = engine.scanner.open({ path, text: program.text });
  const floor = engine.grammars.parse(program.text, language);
  if (floor === undefined) throw new Error(`The grammar of ${language.id} is not loaded.`);
  try {
    const samples = new Samples(engine, document, floor);
    document.analyse(engine.rules);
    // The compiler of the host has seen the code before it is measured, as it has in an editor after a minute.
    for (const edit of program.edits) samples.measure(edit, pairs);
    samples.clear();
    for (const edit of program.edits) samples.measure(edit, pairs);
    return [...EDIT_KINDS, 'all' as const].map((kind) => samples.latency(kind));
  } finally {
    document.close();
    floor.dispose();
  }
}

class Samples {
  private readonly edits: { kind: EditKind; edit: number; parse: number; nodes: number; steps: number }[] =
    [];

  constructor(
    private readonly engine: Engine,
    private readonly document: OpenDocument,
    private readonly floor: SyntaxTree,
  ) {}

  clear(): void {
    this.edits.length = 0;
  }

  measure({ kind, start, before, after }: EditPair, pairs: number): void {
    const there = { start, end: start + before.length, text: after };
    const back = { start, end: start + after.length, text: before };
    let known = this.findings();
    for (let i = 0; i < 2 * pairs; i++) {
      const change = i % 2 === 0 ? there : back;
      const before = countStepsTaken();
      const edit = timed(() => {
        this.document.edit([change]);
        this.document.analyse(this.engine.rules);
      });
      const parse = timed(() => {
        this.floor.edit(change);
        void this.floor.hasErrors;
      });
      const steps = countStepsTaken() - before;
      this.edits.push({ kind, edit, parse, nodes: this.document.work.nodesRead, steps });
      const now = this.findings();
      if (now === known) throw new Error(`An edit of kind "${kind}" changed no finding: ${now}`);
      known = now;
    }
  }

  latency(kind: EditKind | 'all'): Latency {
    const chosen = this.edits.filter((edit) => kind === 'all' || edit.kind === kind);
    const times = chosen.map(({ edit }) => edit);
    const ratios = chosen.map(({ edit, parse }) => edit / (parse + 1));
    const median = (values: readonly number[]): number => percentile(values, 0.5);
    return {
      kind,
      p50: median(times),
      p95: percentile(times, 0.95),
      parse: median(chosen.map(({ parse }) => parse)),
      ratioP50: median(ratios),
      ratioP95: percentile(ratios, 0.95),
      nodes: median(chosen.map(({ nodes }) => nodes)),
      steps: median(chosen.map(({ steps }) => steps)),
    };
  }

  /** Which rules found how much; not measured. */
  private findings(): string {
    const counts = new Map<string, number>();
    for (const { ruleId } of this.document.analyse(this.engine.rules).findings)
      counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
    return JSON.stringify([...counts]);
  }
}
