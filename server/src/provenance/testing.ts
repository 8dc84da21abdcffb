/**
 * A person at an editor, for tests: makes the events that VS Code was measured to give for what people and
 * tools do, in their order and with their traps (the first edit of a clean document still says clean).
 */
import assert from 'node:assert/strict';
import { it } from 'mocha';
import { classify } from './classify.ts';
import type { ChangedEvent, DetailedReason, ProvenanceEvent, Replacement } from './event.ts';
import type { Label } from './lines.ts';

export const FILE = 'file:///project/a.ts';

export class Editor {
  readonly events: ProvenanceEvent[] = [];
  version = 1;
  time = 1_000_000;
  isDirty = false;
  hasBaseline = false;

  constructor(
    public text: string,
    readonly uri = FILE,
    private readonly isVisible = true,
  ) {
    this.events.push({ kind: 'opened', uri, version: 1, time: this.time, text });
  }

  /** Lets time pass, so that what was done is decided. */
  rest(milliseconds = 2_000): this {
    this.time += milliseconds;
    return this;
  }

  /** A change as VS Code tells it; the dirty state follows in an event of its own. */
  change(
    changes: Replacement[],
    more: { reason?: 'undo' | 'redo'; detailedReason?: DetailedReason; onDisk?: boolean } = {},
  ): this {
    const { onDisk = false, ...rest } = more;
    const sorted = [...changes].sort((a, b) => b.start - a.start);
    for (const { start, end, text } of sorted)
      this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.version++;
    this.time += 5;
    const event: ChangedEvent = {
      kind: 'changed',
      ...this.at(),
      changes: sorted.reverse(),
      length: this.text.length,
      isDirty: this.isDirty,
      isVisible: this.isVisible,
      ...rest,
    };
    this.events.push(event);
    if (!onDisk && !this.isDirty) {
      this.isDirty = true;
      this.events.push({ kind: 'dirty', ...this.at(), isDirty: true });
    }
    return this;
  }

  /** Inserts a text before a piece of the text, or at its end. */
  insert(text: string, before?: string, more: Parameters<Editor['change']>[1] = {}): this {
    const at = this.find(before);
    return this.change([{ start: at, end: at, text }], more);
  }

  selected(cause: 'keyboard' | 'mouse' | 'command' | 'none', cursors?: number[]): this {
    this.time += 2;
    const where = cursors === undefined ? {} : { cursors };
    this.events.push({ kind: 'selected', ...this.at(), cause, ...where });
    return this;
  }

  /** Types a text one key at a time before a piece of the text, or at its end. */
  type(text: string, before?: string): this {
    let at = this.find(before);
    for (const key of text) {
      if (key === '\n') this.change([{ start: at, end: at, text: key }]).selected('none');
      else {
        this.change([{ start: at, end: at, text: key }]).selected('keyboard');
        if (this.hasBaseline) this.mirror();
      }
      at += key.length;
      this.time += 60;
    }
    return this;
  }

  /** Accepts an inline suggestion with our key: the change, the cursor, then the marker. */
  accept(start: number, end: number, text: string, part: 'all' | 'word' | 'line' = 'all'): this {
    this.change([{ start, end, text }]).selected('none');
    return this.marker(part);
  }

  marker(part: 'all' | 'word' | 'line' = 'all', version = this.version): this {
    this.time += 30;
    this.events.push({ kind: 'accepted', ...this.at(), version, part });
    return this;
  }

  /** Pastes before a piece of the text, or at its end. `as` is what the editor makes of the text. */
  paste(
    text: string,
    before?: string,
    more: { from?: { start: number; end: number }; as?: string } = {},
  ): this {
    const { from, as = text } = more;
    const { uri, version } = this;
    this.events.push({
      kind: 'pasted',
      ...this.at(),
      text,
      origin: from === undefined ? 'elsewhere' : 'editor',
      ...(from === undefined ? {} : { copied: { uri, version, ...from } }),
    });
    this.time += 25;
    return this.insert(as, before).selected('none');
  }

  save(): this {
    this.isDirty = false;
    this.events.push({ kind: 'saved', ...this.at(), willSave: true });
    return this;
  }

  openBaseline(): this {
    this.hasBaseline = true;
    const { uri, time, text } = this;
    this.events.push({ kind: 'baseline', uri, time, what: 'opened', length: text.length });
    this.time += 50;
    return this;
  }

  /** VS Code makes the last change in the baseline as well. */
  mirror(): this {
    const last = this.events.findLast((event) => event.kind === 'changed');
    this.time += 4;
    const { uri, time } = this;
    this.events.push({ kind: 'baseline', uri, time, what: 'changed', changes: last?.changes ?? [] });
    return this;
  }

  tell(event: ProvenanceEvent): this {
    this.events.push(event);
    return this;
  }

  at(): { uri: string; version: number; time: number } {
    const { uri, version, time } = this;
    return { uri, version, time };
  }

  find(piece: string | undefined): number {
    const at = piece === undefined ? this.text.length : this.text.indexOf(piece);
    if (at < 0) throw new Error(`"${piece}" is not in the text`);
    return at;
  }
}

/** Code of several words, and a text to put it into. */
export const CODE = "const rows = db.query('SELECT ' + id);\nreturn rows;";
const START = 'import x from "x";\n\nfunction f(id) {\n  \n}\n';

/** Something that somebody does, and what must be known of the text then. */
export interface Scenario {
  readonly name: string;
  readonly text?: string;
  readonly run: (editor: Editor) => unknown;
  /**
   * By piece of the final text what all its characters must be: `author confidence evidence`, `-` for what
   * stood there before, or `mixed`.
   */
  readonly wanted: Readonly<Record<string, string>>;
}

export const TYPED = 'human high typed';
export const SUGGESTED = 'ai high inline-suggestion';
export const CHAT = 'ai high chat-edit';
export const UNEXPLAINED = 'ai low unexplained-insertion';
export const PASTED = 'unknown high pasted';

/** A test for each scenario. */
export function testScenarios(scenarios: readonly Scenario[]): void {
  for (const { name, text = START, run, wanted } of scenarios)
    it(`labels ${name}`, () => {
      const editor = new Editor(text);
      run(editor);
      const labels = classify(JSON.parse(JSON.stringify(editor.events))).get(FILE);
      assert.ok(labels !== undefined);
      const got = Object.fromEntries(
        Object.keys(wanted).map((piece) => [piece, labelOf(editor.text, labels, piece)]),
      );
      assert.deepEqual(got, wanted);
    });
}

/** The label of all characters of a piece of a text, at its first place. */
export function labelOf(text: string, labels: readonly Label[], piece: string): string {
  const at = text.indexOf(piece);
  assert.ok(at >= 0, `"${piece}" is not in "${text}"`);
  const found = new Set<string>();
  for (let i = at; i < at + piece.length; i++) {
    const label = labels.find(({ start, end }) => start <= i && i < end)?.provenance;
    const [evidence] = label?.evidence ?? [];
    const who = evidence?.who === undefined ? '' : ` ${evidence.who}`;
    found.add(label === undefined ? '-' : `${label.author} ${label.confidence} ${evidence?.kind}${who}`);
  }
  return found.size === 1 ? ([...found][0] as string) : 'mixed';
}
