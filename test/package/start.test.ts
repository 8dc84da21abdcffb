/**
 * `npm start`, as the README's first screen has it: it scans the examples, and VS Code answers at the
 * address that it prints, with the packaged extension installed.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';

describe('npm start', () => {
  let output: string;
  let status: number | null;

  before(function () {
    this.timeout(600_000);
    const result = spawnSync('npm', ['start', '--', '--browser', '--once'], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    output = result.stdout + result.stderr;
    status = result.status;
  });

  it('ends well', () => assert.equal(status, 0, output));

  it('shows the findings of the examples on the terminal', () => {
    assert.match(output, /examples\/\S+\.py/);
    assert.match(output, /CWE-\d+/);
  });

  it('prints the address of a VS Code that answered, protected by a token', () => {
    assert.match(output, /http:\/\/127\.0\.0\.1:\d+\/\?tkn=[0-9a-f-]{36}&folder=\S+examples/);
  });

  it('has installed the packaged extension', () => {
    const installed = readdirSync(join(projectRoot, '.vscode-test/start/extensions'));
    assert.ok(
      installed.some((name) => /^ai-security-scanner\.ai-security-scanner-\d/.test(name)),
      installed.join(', '),
    );
  });
});
