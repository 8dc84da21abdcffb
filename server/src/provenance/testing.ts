/**
 * A person at an editor, for tests: makes the events that VS Code was measured to give for what people and
 * tools do, in their order and with their traps (the first edit of a clean document still says clean).
 */
import type { ChangedEvent, DetailedReason, ProvenanceEvent, Replacement } from './event.ts';

export const FILE = 'file:///work/a.ts';

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

  selected(cause: 'keyboard' | 'mouse' | 'command' | 'none'): this {
    this.time += 2;
    this.events.push({ kind: 'selected', ...this.at(), cause });
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
