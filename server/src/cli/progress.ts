/** A line on the error output that says how far a long scan is; only on a terminal, only when it takes a while. */

import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';

/** How long a scan may take before progress is shown, and how often it is renewed, in milliseconds. */
const DELAY = 400;
const INTERVAL = 100;
/** Characters of a path that are shown: the line must not wrap. */
const PATH_LENGTH = 50;

const CLEAR_LINE = '\r\u001b[K';

export class Progress {
  private done = 0;
  private readonly started: number;
  private shown: number | undefined;

  constructor(
    private readonly total: number,
    private readonly environment: Pick<CliEnvironment, 'now' | 'error' | 'terminal' | 't'>,
  ) {
    this.started = environment.now();
  }

  /** The next file is begun; the path is shown. */
  next(path: string): void {
    this.done++;
    const { environment } = this;
    if (!environment.terminal.progress) return;
    const now = environment.now();
    if (now - this.started < DELAY || (this.shown !== undefined && now - this.shown < INTERVAL)) return;
    this.shown = now;
    const end = path.length > PATH_LENGTH ? `…${path.slice(-PATH_LENGTH)}` : path;
    const scanning = environment.t('Scanning {0} of {1}', this.done, this.total);
    environment.error(`${CLEAR_LINE}${scanning}  ${safeLine(end)}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.shown !== undefined) this.environment.error(CLEAR_LINE);
  }
}
