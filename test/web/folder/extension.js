// Folders for the tests of the web build. `test-files://…` is a virtual one, as a repository on a code host is: each
// request goes to the test's server, which keeps the files. In memory (`tmp:`, which VS Code has itself) the folder is
// filled with the same files when the window opens. "Report Files" tells the server what is in the folder that is open.

const vscode = require('vscode');

const { FileType, FileSystemError, Uri, workspace } = vscode;

/** @param {vscode.ExtensionContext} ctx */
exports.activate = async (ctx) => {
  const server = new URL('/files', ctx.extensionUri.toString(true)).href;
  /** Asks the server; null where there is no such file. */
  const ask = async (what, path, body) => {
    const query = new URLSearchParams({ what, path });
    const response = await fetch(`${server}?${query}`, body === undefined ? {} : { method: 'POST', body });
    if (response.status === 404) return null;
    return new Uint8Array(await response.arrayBuffer());
  };
  const json = async (what, path) => {
    const bytes = await ask(what, path);
    return bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes));
  };
  const found = (value, uri) => {
    if (value === null) throw FileSystemError.FileNotFound(uri);
    return value;
  };
  const changed = new vscode.EventEmitter();
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    async stat(uri) {
      const { isFolder, size } = found(await json('stat', uri.path), uri);
      return { type: isFolder ? FileType.Directory : FileType.File, size, ctime: 0, mtime: 0 };
    },
    async readDirectory(uri) {
      const entries = found(await json('list', uri.path), uri);
      return entries.map(({ name, isFolder }) => [name, isFolder ? FileType.Directory : FileType.File]);
    },
    readFile: async (uri) => found(await ask('read', uri.path), uri),
    async writeFile(uri, content) {
      const isNew = (await json('stat', uri.path)) === null;
      await ask('write', uri.path, content);
      const type = isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed;
      changed.fire([{ type, uri }]);
    },
    createDirectory: async () => undefined,
    async delete(uri) {
      await ask('remove', uri.path, '');
      changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
    },
    rename: async (uri) => {
      throw FileSystemError.NoPermissions(uri);
    },
  };
  ctx.subscriptions.push(workspace.registerFileSystemProvider('test-files', provider));

  /** All files below a folder. */
  const filesBelow = async (folder) => {
    const below = await Promise.all(
      (await workspace.fs.readDirectory(folder)).map(([name, type]) => {
        const uri = Uri.joinPath(folder, name);
        return type === FileType.Directory ? filesBelow(uri) : [uri];
      }),
    );
    return below.flat();
  };
  ctx.subscriptions.push(
    vscode.commands.registerCommand('testFolder.report', async () => {
      const [{ uri: root }] = workspace.workspaceFolders;
      const files = {};
      for (const uri of await filesBelow(root))
        files[uri.path] = new TextDecoder().decode(await workspace.fs.readFile(uri));
      await ask('report', '/', JSON.stringify(files));
    }),
  );

  const [folder] = workspace.workspaceFolders ?? [];
  if (folder?.uri.scheme === 'tmp')
    for (const path of await json('all', '/'))
      await workspace.fs.writeFile(folder.uri.with({ path }), await ask('read', path));
};
