/**
 * What the parts of the extension share, passed as the first argument instead of hanging on globals. It owns
 * what has to be disposed of, and disposes of it in reverse order.
 */

import type * as vscode from 'vscode';
import type { Reviewer } from '../../protocol/messages.ts';
import type { Agents } from './agents/agents.ts';
import type { Client } from './client.ts';
import type { DocumentKinds } from './documentKinds.ts';
import type { Platform } from './platform.ts';
import type { Collector } from './provenance/collector.ts';

export class Context implements vscode.Disposable {
  /** Who the person said to be, where git does not say. */
  reviewer: Reviewer | undefined;
  private readonly owned: vscode.Disposable[] = [];

  constructor(
    readonly extension: vscode.ExtensionContext,
    readonly platform: Platform,
    readonly output: vscode.LogOutputChannel,
    readonly client: Client,
    readonly documents: DocumentKinds,
    readonly collector: Collector,
    readonly agents: Agents,
  ) {
    this.own(client);
    this.own(agents);
    this.own(collector);
  }

  /** Makes this the owner of something; hands it back. */
  own<T extends vscode.Disposable>(disposable: T): T {
    this.owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    for (const disposable of this.owned.splice(0).reverse()) disposable.dispose();
  }
}
