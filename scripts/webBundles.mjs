// What the bundles for a browser are made of, beside what all bundles have. The build uses it, and the test that looks
// for anything of Node in them.

/** The bundles, by output file. VS Code's web host wants CommonJS of the extension; a worker is a script of its own. */
export const webEntryPoints = [
  { output: 'web/extension.js', source: 'client/src/web.ts', web: 'cjs' },
  { output: 'web/worker.js', source: 'server/src/worker.ts', web: 'iife' },
];

/** Options of esbuild for a bundle that runs in a browser. */
export const webOptions = (format) => ({
  platform: 'browser',
  format,
  target: 'es2022',
  plugins: [withoutNode],
});

/**
 * web-tree-sitter asks for Node's files where it runs in Node, and only there: nothing stands for them here. Whatever
 * else wants a module of Node ends the build, as esbuild finds none.
 */
const withoutNode = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /^fs(\/promises)?$/ }, ({ path, importer }) =>
      /web-tree-sitter\.cjs$/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};
