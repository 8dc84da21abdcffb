/** How far all files are reviewed, asked of the server once for all views. */

import * as vscode from 'vscode';
import type { FileReview } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { Latest } from './latest.ts';

export class ReviewStatuses {
  /** By URI, as VS Code spells it. */
  private files: ReadonlyMap<string, FileReview> = new Map();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly latest: Latest;
  private known = false;

  /** Fires when the answers are there. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly ctx: Context,
    /** Whether anybody looks. */
    isWanted: () => boolean,
  ) {
    this.latest = new Latest(
      () => this.ask(),
      isWanted,
      // The server may be starting or gone.
      (error) => ctx.output.debug(`Reviews: ${String(error)}`),
    );
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
    this.latest.outdated();
  }

  private async ask(): Promise<void> {
    const reviews = await this.ctx.client.request('aiSecurityScanner/reviewStatus', {});
    this.files = new Map(reviews.map((review) => [vscode.Uri.parse(review.uri).toString(), review]));
    this.known = true;
    this.changed.fire();
  }
}
