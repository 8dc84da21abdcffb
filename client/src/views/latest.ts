/**
 * What is asked of the server again whenever it may have changed: however often that is, only one question is under
 * way, and one more follows it; nobody asks while nothing is shown.
 */

export class Latest {
  private asking: Promise<void> | undefined;
  private again = false;

  constructor(
    /** Asks, and keeps the answer. */
    private readonly ask: () => Promise<void>,
    /** Whether anybody looks. */
    private readonly isWanted: () => boolean,
    /** Told when the question has failed; the next change asks again. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What is known is no longer so; it is asked for again when somebody looks. */
  outdated(): void {
    if (!this.isWanted()) return;
    if (this.asking !== undefined) {
      this.again = true;
      return;
    }
    this.asking = this.ask()
      .catch(this.failed)
      .finally(() => {
        this.asking = undefined;
        if (!this.again) return;
        this.again = false;
        this.outdated();
      });
  }
}
