/**
 * Worker threads that analyse files, one file each at a time. The script that they run is the command's own
 * bundle, which serves as a worker when it is started as one (`serveScans`): a second bundle would ship the
 * engine twice.
 *
 * A worker that dies takes with it only the file that it was busy with. That file is reported, another worker
 * takes the place, and the rest goes on.
 */

import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Analysed, type Analyser, type FileToAnalyse, LocalAnalyser } from '../engine/analyser.ts';
import { Scanner } from '../engine/scanner.ts';
import type { Rule } from '../rule/rule.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import type { PackageFiles } from './packageFiles.ts';

/** What a worker is started with. */
interface WorkerData {
  readonly ruleSets: readonly (readonly Rule[])[];
}

interface Job {
  readonly file: FileToAnalyse;
  readonly settle: (result: Analysed) => void;
}

/** Analyses on several threads. */
export class ScanWorkers implements Analyser {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Job>();
  private readonly queue: Job[] = [];
  private disposed = false;

  /** `script` is the path of a file that calls `serveScans`. */
  constructor(
    private readonly script: string,
    readonly parallel: number,
    private readonly ruleSets: readonly (readonly Rule[])[],
  ) {}

  analyse(file: FileToAnalyse): Promise<Analysed> {
    return new Promise((settle) => {
      this.queue.push({ file, settle });
      this.next();
    });
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    const workers = [...this.idle, ...this.busy.keys()];
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  private start(): Worker {
    const data: WorkerData = { ruleSets: this.ruleSets };
    const worker = new Worker(this.script, { workerData: data });
    worker.on('message', (result: Analysed) => {
      const job = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      job?.settle(result);
      this.next();
    });
    let reason: string | undefined;
    worker.on('error', (error) => {
      reason = error.message;
    });
    worker.on('exit', (code) => this.died(worker, reason ?? `it ended with ${code}`));
    return worker;
  }

  private died(worker: Worker, reason: string): void {
    if (this.disposed) return;
    const job = this.busy.get(worker);
    this.busy.delete(worker);
    const place = this.idle.indexOf(worker);
    if (place >= 0) this.idle.splice(place, 1);
    job?.settle({ crash: reason });
    this.next();
  }

  /** Gives files to workers, which are started when they are first needed and when one has died. */
  private next(): void {
    while (this.queue.length > 0) {
      const worker = this.idle.pop() ?? (this.busy.size < this.parallel ? this.start() : undefined);
      const job = worker === undefined ? undefined : this.queue.shift();
      if (worker === undefined || job === undefined) return;
      this.busy.set(worker, job);
      worker.postMessage(job.file);
    }
  }
}

/** Serves as a worker of `ScanWorkers`: to be called by the script in a worker thread. */
export async function serveScans(packageFiles: PackageFiles): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This is not a worker thread.');
  const { ruleSets } = workerData as WorkerData;
  const scanner = await Scanner.create(packageFiles.forScanner);
  const analyser = new LocalAnalyser(
    scanner,
    ruleSets.map((rules) => new RuleSet(rules)),
  );
  port.on('message', (file: FileToAnalyse) => {
    void analyser.analyse(file).then((result) => {
      // A worker that failed once is not trusted with more: it ends, and the file is reported.
      if ('crash' in result) throw new Error(result.crash);
      port.postMessage(result);
    });
  });
}
