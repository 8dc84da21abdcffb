/** Setting agents up through the language server: only what was shown is written, and nothing of a folder that is not trusted. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Requests } from '../../protocol/messages.ts';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

describe('agents set up by the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'home/.cursor/mcp.json': '{}\n', 'work/app.py': 'x = 1\n' });
    client = new LspClient({ env: { HOME: folder.at('home'), XDG_STATE_HOME: '', CODEX_HOME: '' } });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const request = <Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']> =>
    client.request(method, params) as Promise<Requests[Method]['result']>;
  const work = (): { folder: string } => ({ folder: pathToFileURL(folder.at('work')).href });
  const plan = async (params: Partial<Requests['aiSecurityScanner/planAgents']['params']>) => {
    const planned = await request('aiSecurityScanner/planAgents', {
      ...work(),
      action: 'install',
      scope: 'user',
      agents: ['cursor'],
      ...params,
    });
    if ('refusal' in planned) throw new Error(planned.refusal);
    return planned;
  };

  it('are planned, shown, and written when that is agreed to', async () => {
    await client.start(folder.at('work'));
    const { agents } = await request('aiSecurityScanner/agents', work());
    const cursor = agents.find(({ id }) => id === 'cursor');
    assert.deepEqual([cursor?.isUsed, cursor?.user, cursor?.hasHooks], [true, 'absent', false]);
    assert.equal(agents.find(({ id }) => id === 'windsurf')?.isUsed, false);

    const { plan: id, changes } = await plan({});
    assert.deepEqual(
      changes.map(({ path, before }) => [path, before]),
      [
        [folder.at('home/.cursor/hooks.json'), null],
        [folder.at('home/.cursor/mcp.json'), '{}\n'],
      ],
    );
    assert.ok(!existsSync(folder.at('home/.cursor/hooks.json')));

    const applied = await request('aiSecurityScanner/applyAgents', { plan: id });
    assert.ok('written' in applied);
    assert.deepEqual(
      applied.written,
      changes.map(({ path }) => path),
    );
    for (const { path, after } of changes) assert.equal(readFileSync(path, 'utf8'), after);
    assert.match(
      changes[0]?.after ?? '',
      new RegExp(`${join(projectRoot, 'dist/cli.js')} hook --agent cursor`),
    );

    const now = await request('aiSecurityScanner/agents', work());
    assert.equal(now.agents.find(({ id: each }) => each === 'cursor')?.user, 'installed');
    const checks = await request('aiSecurityScanner/diagnoseAgents', work());
    assert.ok(checks.length > 5);
    assert.deepEqual(
      checks.filter(({ level }) => level !== 'good'),
      [],
    );

    const away = await plan({ action: 'uninstall' });
    await request('aiSecurityScanner/applyAgents', { plan: away.plan });
    assert.ok(!existsSync(folder.at('home/.cursor/hooks.json')));
    assert.equal(readFileSync(folder.at('home/.cursor/mcp.json'), 'utf8'), '{}\n');
  });

  it('are not written by a plan that nobody was shown, or twice by one', async () => {
    await client.start(folder.at('work'));
    assert.ok('refusal' in (await request('aiSecurityScanner/applyAgents', { plan: '' })));
    const first = await plan({});
    const second = await plan({ agents: ['codex'] });
    assert.ok('refusal' in (await request('aiSecurityScanner/applyAgents', { plan: first.plan })));
    assert.ok('written' in (await request('aiSecurityScanner/applyAgents', { plan: second.plan })));
    assert.ok('refusal' in (await request('aiSecurityScanner/applyAgents', { plan: second.plan })));
    assert.ok(existsSync(folder.at('home/.codex/hooks.json')));
    assert.ok(!existsSync(folder.at('home/.cursor/hooks.json')));
  });

  it('are left alone, and not run, in a folder that is not trusted', async () => {
    mkdirSync(folder.at('work/node_modules/.bin'), { recursive: true });
    const touched = folder.at('touched');
    writeFileSync(
      folder.at('work/evil.js'),
      `#!/usr/bin/env node\nrequire('fs').writeFileSync('${touched}', '')`,
      { mode: 0o755 },
    );
    symlinkSync(folder.at('work/evil.js'), folder.at('work/node_modules/.bin/ai-security-scanner'));
    folder.write({
      'work/.cursor/mcp.json': JSON.stringify({
        mcpServers: {
          'ai-security-scanner': {
            command: 'npx',
            args: ['--offline', '--no', '--', 'ai-security-scanner', 'mcp'],
          },
        },
      }),
    });
    await client.start(folder.at('work'), { trusted: false });
    const refused = await request('aiSecurityScanner/planAgents', {
      ...work(),
      action: 'install',
      scope: 'project',
      agents: ['cursor'],
    });
    assert.match('refusal' in refused ? refused.refusal : '', /trusted folder/);
    assert.deepEqual(await request('aiSecurityScanner/diagnoseAgents', work()), []);
    assert.ok(!existsSync(touched));
    // With trust it is run, so the test would see it.
    client.notify('aiSecurityScanner/workspaceTrusted', {});
    await request('aiSecurityScanner/diagnoseAgents', work());
    assert.ok(existsSync(touched));
  });
});
