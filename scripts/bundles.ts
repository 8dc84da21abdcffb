/**
 * The bundles that ship, and what each is made of: for the build, and for the test that looks for anything of Node in
 * those that run in a browser.
 */

import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

/** A bundle. */
export interface Bundle {
  /** Below dist/. */
  readonly output: string;
  /** Below the project's root. */
  readonly source: string;
  /** Whether people start it by its name. */
  readonly executable?: boolean;
  /** The format of a bundle that runs in a browser. */
  readonly web?: 'cjs' | 'iife';
}

/** What ships. */
export const bundles: readonly Bundle[] = [
  { output: 'extension.js', source: 'client/src/extension.ts' },
  // What is started loads the program beside it, with the code that V8 made of it before.
  { output: 'server.js', source: 'server/src/launchServer.ts' },
  { output: 'server.program.js', source: 'server/src/main.ts' },
  { output: 'cli.js', source: 'server/src/launchCli.ts', executable: true },
  { output: 'cli.program.js', source: 'server/src/cli.ts' },
  { output: 'hook.program.js', source: 'server/src/hook.ts' },
  // Loaded by the command alone that serves agents: the protocol's library is as large as the rest of a start.
  { output: 'mcp.js', source: 'server/src/mcp/serve.ts' },
  // VS Code's web host wants CommonJS of the extension; a worker is a script of its own.
  { output: 'web/extension.js', source: 'client/src/web.ts', web: 'cjs' },
  { output: 'web/worker.js', source: 'server/src/worker.ts', web: 'iife' },
];

/** esbuild's options for a bundle, without what depends on whether it is for packages. */
export function bundleOptions(root: string, { output, source, executable, web }: Bundle): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [source],
    outfile: join('dist', output),
    bundle: true,
    external: ['vscode'],
    alias: {
      // The ES module of web-tree-sitter needs `import.meta.url`, which a CommonJS bundle has not.
      'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      // The other one of jsonc-parser loads its parts in a way that no bundler sees.
      'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    },
    banner: executable ? { js: '#!/usr/bin/env node' } : {},
    legalComments: 'none',
    metafile: true,
    ...(web === undefined
      ? { platform: 'node', format: 'cjs', target: 'node20', plugins: [] }
      : { platform: 'browser', format: web, target: 'es2022', plugins: [withoutNode] }),
  };
}

/**
 * Two libraries ask for modules of Node where they run in Node, and only there: nothing stands for them here. Whatever
 * else wants one ends the build, as esbuild finds none.
 */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /^(fs|fs\/promises|stream)$/ }, ({ path, importer }) =>
      /[/\\](web-tree-sitter\.cjs|sax\.js)$/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};
