/**
 * `dist/web/worker.js`: starts the language server in a web worker. The first message says where the extension is to be
 * had, as a worker of VS Code's does not know where it comes from; all others are the protocol's.
 */

/** The part of a worker's scope that is used; its types belong to another library than Node's. */
const worker = globalThis as unknown as {
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: { readonly extension: string } }) => void,
    options: { readonly once: true },
  ): void;
  importScripts(...urls: string[]): void;
  /** What was loaded, by its name: `scripts/bundles.ts`. */
  readonly aiSecurityScanner: { readonly 'worker.program.js': typeof import('./worker.ts') };
};

worker.addEventListener(
  'message',
  ({ data: { extension } }) => {
    worker.importScripts(
      ...['engine.js', 'session.js', 'web/worker.program.js'].map((file) => `${extension}/dist/${file}`),
    );
    worker.aiSecurityScanner['worker.program.js'].startWorker(extension);
  },
  { once: true },
);
