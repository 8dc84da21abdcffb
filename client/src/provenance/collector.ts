/**
 * Sends what the signals see to the server, while the person allows it and the server is there to listen.
 * Whenever it (re)starts it is told of all open documents anew, as it has forgotten them.
 */

import * as vscode from 'vscode';
import type { Client } from '../client.ts';
import type { DocumentKinds } from '../documentKinds.ts';
import { clientSetting, SECTION } from '../settings.ts';
import { Batch } from './batch.ts';
import { type SignalHealth, type Signals, startSignals } from './signals.ts';

const ENABLE = 'provenance.enable';

export class Collector implements vscode.Disposable {
  private readonly batch: Batch;
  private readonly subscriptions: vscode.Disposable;
  private signals: Signals | undefined;
  private isListening = false;
  private readonly accepted = new vscode.EventEmitter<string>();
  /** A suggestion was accepted with a key, in the document with this URI. */
  readonly onDidAccept = this.accepted.event;

  constructor(
    client: Client,
    private readonly kinds: DocumentKinds,
  ) {
    this.batch = new Batch((events) => client.notify('aiSecurityScanner/provenanceEvents', { events }));
    this.subscriptions = vscode.Disposable.from(
      client.onDidChangeState((running) => this.listenerChanged(running)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.${ENABLE}`)) this.follow();
      }),
    );
    this.follow();
  }

  /** Each signal and whether it works; undefined when the person switched all of them off. */
  health(): SignalHealth[] | undefined {
    return this.signals?.health();
  }

  /** Sends what waits, so that a question asked next is answered in its light. */
  flush(): void {
    this.batch.flush();
  }

  dispose(): void {
    this.batch.flush();
    this.signals?.dispose();
    this.subscriptions.dispose();
    this.accepted.dispose();
  }

  private follow(): void {
    const isOn = clientSetting(ENABLE, true);
    if (isOn === (this.signals !== undefined)) return;
    if (isOn) {
      this.signals = startSignals(
        (event) => {
          if (this.isListening) this.batch.add(event);
          if (event.kind === 'accepted') this.accepted.fire(event.uri);
        },
        this.kinds,
        { watchesAccepts: () => clientSetting('provenance.acceptMarkers', true) },
      );
      if (this.isListening) this.signals.begin();
    } else {
      this.batch.clear();
      this.signals?.dispose();
      this.signals = undefined;
    }
  }

  private listenerChanged(running: boolean): void {
    this.isListening = running;
    this.batch.clear();
    if (running) this.signals?.begin();
  }
}
