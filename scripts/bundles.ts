/**
 * The bundles that ship, and what each is made of: for the build, and for the test that looks for anything of Node in
 * those that run in a browser.
 *
 * The language server is the same on a computer and in a browser, and the command has the same engine. What several of
 * them have in common is in files of their own, so that the package holds it once: `engine.js` is in all of them,
 * `session.js` in the servers, `desktop.js` in what runs on a computer.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';

/** What is bundled in one go. */
export interface Bundle {
  /** The sources below the project's root, by the files below dist/ that become of them. */
  readonly entries: Readonly<Record<string, string>>;
  /** The files below dist/ for what some entries have in common, each with the entries that load it. */
  readonly shared?: Readonly<Record<string, readonly string[]>>;
  /** Whether people start it by its name. */
  readonly executable?: boolean;
  /** The files that run in a browser, with the format of those that are not shared. */
  readonly web?: { readonly files: readonly string[]; readonly format?: 'cjs' | 'iife' };
}

/** What ships. */
export const bundles: readonly Bundle[] = [
  { entries: { 'extension.js': 'client/src/extension.ts' } },
  // What is started loads the program beside it, with the code that V8 made of it before.
  { entries: { 'server.js': 'server/src/launchServer.ts' } },
  { entries: { 'cli.js': 'server/src/launchCli.ts' }, executable: true },
  { entries: { 'hook.program.js': 'server/src/hook.ts' } },
  // Loaded by the command alone that serves agents: the protocol's library is as large as the rest of a start.
  { entries: { 'mcp.js': 'server/src/mcp/serve.ts' } },
  {
    entries: {
      'server.program.js': 'server/src/main.ts',
      'cli.program.js': 'server/src/cli.ts',
      'web/worker.program.js': 'server/src/worker.ts',
    },
    shared: {
      'engine.js': ['server.program.js', 'cli.program.js', 'web/worker.program.js'],
      'session.js': ['server.program.js', 'web/worker.program.js'],
      'desktop.js': ['server.program.js', 'cli.program.js'],
    },
    web: { files: ['web/worker.program.js', 'engine.js', 'session.js'] },
  },
  {
    entries: { 'web/worker.js': 'server/src/launchWorker.ts' },
    web: { files: ['web/worker.js'], format: 'iife' },
  },
  // VS Code's web host wants CommonJS.
  {
    entries: { 'web/extension.js': 'client/src/web.ts' },
    web: { files: ['web/extension.js'], format: 'cjs' },
  },
];

/** esbuild's options for a bundle, for packages or for development. */
export function bundleOptions(root: string, bundle: Bundle, production: boolean): BuildOptions {
  const { entries, shared, executable, web } = bundle;
  const common: BuildOptions = {
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([output, source]) => ({
      in: source,
      out: output.replace(/\.js$/, ''),
    })),
    outdir: 'dist',
    bundle: true,
    external: ['vscode'],
    alias: {
      // The ES module of web-tree-sitter needs `import.meta.url`, which a CommonJS bundle has not.
      'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      // The other one of jsonc-parser loads its parts in a way that no bundler sees.
      'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    },
    banner: executable ? { js: '#!/usr/bin/env node' } : {},
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
  };
  if (shared !== undefined)
    return {
      ...common,
      splitting: true,
      format: 'esm',
      chunkNames: 'shared-[hash]',
      write: false,
      // Read again where the format is changed.
      sourcemap: production ? false : 'inline',
      platform: 'node',
      target: 'es2022',
      conditions: ['module', 'browser'],
      // What both load is that of a browser.
      alias: { ...common.alias, yaml: join(root, 'node_modules/yaml/browser/index.js') },
      plugins: [withoutNode, asScripts(bundle, production)],
    };
  if (web !== undefined)
    return {
      ...common,
      platform: 'browser',
      target: 'es2022',
      format: web.format ?? 'cjs',
      plugins: [withoutNode],
    };
  return { ...common, platform: 'node', target: 'node20', format: 'cjs', plugins: [] };
}

/**
 * Two libraries ask for modules of Node where they run in Node, and there only for what nobody here uses: nothing stands
 * for them. Whatever else of a browser's bundles wants one fails their test.
 */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /^(fs|fs\/promises|stream)$/ }, ({ path, importer }) =>
      /[/\\](web-tree-sitter\.cjs|sax\.js)$/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
    // What is imported later would be a file of its own.
    build.onLoad({ filter: /[/\\]web-tree-sitter\.cjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import("fs/promises")', 'require("fs/promises")'),
      loader: 'js',
    }));
  },
};

/** esbuild shares code between ES modules alone; this writes them as what Node and web workers load. */
function asScripts(bundle: Bundle, production: boolean): Plugin {
  const { web } = bundle;
  return {
    name: 'as-scripts',
    setup(build) {
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        const { absWorkingDir = '', outdir = '' } = build.initialOptions;
        const names = metafile === undefined ? new Map() : namesOfShared(bundle, metafile);
        const named = (text: string): string =>
          [...names].reduce((all, [made, name]) => all.replaceAll(basename(made), name), text);
        for (const { path: made, text } of outputFiles) {
          const path = named(made);
          const { code } = await build.esbuild.transform(named(text), {
            format: 'cjs',
            target: 'es2022',
            minify: production,
            sourcemap: production ? false : 'inline',
          });
          const name = relative(join(absWorkingDir, outdir), path).replaceAll('\\', '/');
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, web?.files.includes(name) ? forBoth(basename(name), code) : code);
        }
      });
    },
  };
}

/** What files of shared code are to be called, by what esbuild calls them; fails where one has no name. */
export function namesOfShared({ shared = {} }: Bundle, { outputs }: Metafile): Map<string, string> {
  const reached = (path: string): string[] => [
    path,
    ...(outputs[path]?.imports ?? []).flatMap((each) => (each.path in outputs ? reached(each.path) : [])),
  ];
  const entries = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint !== undefined);
  const names = new Map<string, string>();
  for (const path of Object.keys(outputs)) {
    if (entries.includes(path)) continue;
    const loading = entries.filter((entry) => reached(entry).includes(path));
    const name = Object.keys(shared).find(
      (each) =>
        shared[each]?.length === loading.length &&
        shared[each].every((entry) => loading.some((other) => other.endsWith(`/${entry}`))),
    );
    if (name === undefined)
      throw new Error(`No file is named for what ${loading.join(' and ')} have in common.`);
    names.set(path, name);
  }
  return names;
}

/**
 * A module of CommonJS that is also a script of a worker. There it is known to those that are loaded after it by its
 * name; `server/src/launchWorker.ts` loads them in their order.
 */
function forBoth(name: string, code: string): string {
  const loaded = 'globalThis.aiSecurityScanner';
  return `(function(node){var module={exports:{}},exports=module.exports,require=node?node.require:function(path){return ${loaded}[path.split("/").pop()]};${code}
;if(node)node.module.exports=module.exports;else(${loaded}??={})[${JSON.stringify(name)}]=module.exports})(typeof module==="object"?{module:module,require:require}:undefined);
`;
}
