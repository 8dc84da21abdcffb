import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FileFault, ServerRequests } from '../../../protocol/messages.ts';
import { readText, writeAtomically } from '../storage/files.ts';
import { ledgerFiles } from '../storage/ledgerFiles.ts';
import { walk } from '../storage/walk.ts';
import { type Ask, clientFiles } from './clientFiles.ts';

const missing: FileFault = { fault: { code: 'FileNotFound', message: 'not there' } };

/** A client with these files, by URI, and one folder that nobody may read. */
function clientWith(texts: Record<string, string>): Ask {
  const folderOf = (uri: string): string => (uri.endsWith('/') ? uri : `${uri}/`);
  const below = (uri: string): string[] =>
    Object.keys(texts).filter((each) => each.startsWith(folderOf(uri)));
  const answers: {
    [Method in keyof ServerRequests]: (
      params: ServerRequests[Method]['params'],
    ) => ServerRequests[Method]['result'];
  } = {
    'aiSecurityScanner/statFile': ({ uri }) => {
      const text = texts[uri];
      if (text !== undefined) return { kind: 'file', size: text.length };
      return below(uri).length > 0 ? { kind: 'folder', size: 0 } : missing;
    },
    'aiSecurityScanner/listFolder': ({ uri }) => {
      if (uri.endsWith('/secret')) return { fault: { code: 'NoPermissions', message: 'no' } };
      if (below(uri).length === 0) return missing;
      const entries = new Map<string, 'file' | 'folder'>();
      for (const each of below(uri)) {
        const [name = '', ...rest] = each.slice(folderOf(uri).length).split('/');
        entries.set(decodeURIComponent(name), rest.length === 0 ? 'file' : 'folder');
      }
      return { entries: [...entries].map(([name, kind]) => ({ name, kind })) };
    },
    'aiSecurityScanner/readFile': ({ uri }) => {
      const text = texts[uri];
      return text === undefined ? missing : { bytes: new TextEncoder().encode(text) };
    },
    'aiSecurityScanner/writeFile': ({ uri, text }) => {
      texts[uri] = text;
      return null;
    },
    'aiSecurityScanner/removeFile': ({ uri }) => {
      if (texts[uri] === undefined) return missing;
      delete texts[uri];
      return null;
    },
    'aiSecurityScanner/makeFolder': () => null,
  };
  return async (method, params) => answers[method](params as never);
}

describe('files of the client', () => {
  it('are read and written, and are missing where there are none', async () => {
    const texts: Record<string, string> = { 'memfs://h/w/a%20b.py': 'x = 1\n' };
    const files = clientFiles(clientWith(texts));
    assert.deepEqual(await readText('memfs://h/w/a b.py', files), { text: 'x = 1\n', encoding: 'utf-8' });
    assert.equal(await readText('memfs://h/w/none.py', files), null);
    await writeAtomically('memfs://h/w/new.py', 'y = 2\n', files);
    assert.equal(texts['memfs://h/w/new.py'], 'y = 2\n');
    await files.remove('memfs://h/w/new.py');
    await files.remove('memfs://h/w/new.py');
    assert.deepEqual(Object.keys(texts), ['memfs://h/w/a%20b.py']);
  });

  it('are walked over, by what .gitignore says, and say what cannot be read', async () => {
    const files = clientFiles(
      clientWith({
        'memfs://h/w/.git/HEAD': '',
        'memfs://h/w/.gitignore': 'out/\n',
        'memfs://h/w/a.py': '',
        'memfs://h/w/out/b.py': '',
        'memfs://h/w/secret/c.py': '',
      }),
    );
    const found: string[] = [];
    for await (const entry of walk('memfs://h/w', { fileSystem: files }))
      found.push('path' in entry ? entry.path : `${entry.problem.path}: ${entry.problem.message}`);
    assert.deepEqual(found, [
      'memfs://h/w/.gitignore',
      'memfs://h/w/a.py',
      'memfs://h/w/secret: The folder cannot be read: permission denied.',
    ]);
  });

  it('hold marks', async () => {
    const texts: Record<string, string> = { 'memfs://h/w/a.py': '' };
    const ledger = ledgerFiles('memfs://h/w', clientFiles(clientWith(texts)));
    await ledger.write('.ai-review/marks/ada/1.json', '{}');
    assert.equal(texts['memfs://h/w/.ai-review/marks/ada/1.json'], '{}');
    assert.deepEqual(await ledger.list('.ai-review/marks'), ['ada/']);
    assert.deepEqual(await ledger.list('.ai-review/none'), []);
  });
});
