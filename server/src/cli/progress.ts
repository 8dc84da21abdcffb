/** A line on the error stream that says how far a long scan is; only on a terminal, only when it takes a while. */

/** How long a scan may take before progress is shown, and how often it is renewed, in milliseconds. */
const DELAY = 400;
const INTERVAL = 100;

interface Screen {
  readonly progress: boolean;
  now(): number;
  error(text: string): void;
}

export class Progress {
  private done = 0;
  private readonly started: number;
  private shown = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly total: number,
    private readonly screen: Screen,
  ) {
    this.started = screen.now();
  }

  /** The next file is begun. */
  next(path: string): void {
    this.done++;
    if (!this.screen.progress) return;
    const now = this.screen.now();
    if (now - this.started < DELAY || now - this.shown < INTERVAL) return;
    this.shown = now;
    this.screen.error(`\r\u001b[KScanning ${this.done}/${this.total}  ${path.slice(-60)}`);
  }

  end(): void {
    if (this.shown > 0) this.screen.error('\r\u001b[K');
  }
}
