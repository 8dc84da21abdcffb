/**
 * How far all files are reviewed, asked of the server once for all views. However often reviews change, only
 * one question is under way, and one more follows it; nobody asks while nothing is shown.
 */

import * as vscode from 'vscode';
import type { FileReview } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

export class ReviewStatuses {
  /** By URI, as VS Code spells it. */
  private files: ReadonlyMap<string, FileReview> = new Map();
  private readonly changed = new vscode.EventEmitter<void>();
  private asking: Promise<void> | undefined;
  private again = false;
  private known = false;

  /** Fires when the answers are there. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly ctx: Context,
    /** Whether anybody looks. */
    private readonly isWanted: () => boolean,
  ) {
    ctx.own(this.changed);
    ctx.own(ctx.client.onNotification('aiSecurityScanner/reviewChanged', () => this.outdated()));
    ctx.own(
      ctx.client.onDidChangeState((running) => {
        this.files = new Map();
        if (running) this.outdated();
        else this.changed.fire();
      }),
    );
  }

  get all(): FileReview[] {
    return [...this.files.values()];
  }

  /** Whether the server has answered since it started. */
  get isKnown(): boolean {
    return this.known;
  }

  of(uri: vscode.Uri): FileReview | undefined {
    return this.files.get(uri.toString());
  }

  /** What is known is no longer so; it is asked for again when somebody looks. */
  outdated(): void {
    if (!this.isWanted()) return;
    if (this.asking !== undefined) {
      this.again = true;
      return;
    }
    this.asking = this.ask().finally(() => {
      this.asking = undefined;
      if (!this.again) return;
      this.again = false;
      this.outdated();
    });
  }

  private async ask(): Promise<void> {
    try {
      const reviews = await this.ctx.client.request('aiSecurityScanner/reviewStatus', {});
      this.files = new Map(reviews.map((review) => [vscode.Uri.parse(review.uri).toString(), review]));
      this.known = true;
      this.changed.fire();
    } catch (error) {
      // The server may be starting or gone; the next change asks again.
      this.ctx.output.debug(`Reviews: ${String(error)}`);
    }
  }
}
