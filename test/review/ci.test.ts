/**
 * The jobs that docs/ci.md offers for copying: they are YAML of the platforms' shape, and their lines, run by
 * a shell in a repository with the command in place of npx, fail and pass as the page says.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { AZURE_STEPS, GITHUB_WORKFLOW, GITLAB_JOB } from '../../server/src/init/jobs.ts';
import { projectRoot } from '../support/grammars.ts';
import { npxFolder } from '../support/npx.ts';
import type { TemporaryFolder } from '../support/temporaryFolder.ts';
import { Clone } from './support.ts';

const page = readFileSync(join(projectRoot, 'docs/ci.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1] as string,
  );
const ADA = { name: 'Ada', email: 'ada@example.org' };

describe('docs/ci.md', function () {
  this.timeout(300_000);
  let tools: TemporaryFolder;
  let origin: Clone;
  let clone: Clone;

  before(() => {
    tools = npxFolder();
    origin = new Clone(ADA);
    origin.write({ 'a.py': 'a = 1\nb = 2\nc = 3\n' });
    origin.write({ '.ai-security-scanner.yml': 'policy:\n  require: unreviewed\n  paths: ["*.py"]\n' });
    origin.commit();
    clone = new Clone(ADA, origin.folder.path);
    clone.git('checkout', '-q', '-b', 'feature');
    clone.write({ 'a.py': 'a = 1\nb = 2\nc = 3\nimport hashlib\nd = hashlib.md5(x)\n' });
    clone.commit();
  });
  after(() => {
    for (const each of [tools, origin, clone]) each.remove();
  });

  const shell = (script: string, env: Record<string, string>) => {
    const path = `${tools.path}${delimiter}${process.env.PATH}`;
    const result = spawnSync('sh', ['-ec', script], {
      cwd: clone.folder.path,
      encoding: 'utf8',
      env: { ...process.env, PATH: path, ...env },
    });
    return { code: result.status, text: result.stdout + result.stderr };
  };

  it('has a job for GitHub Actions that holds the gate and writes SARIF', () => {
    const [job] = blocks('yaml')
      .map((text) => parse(text))
      .filter((yaml) => yaml.jobs !== undefined);
    const { steps } = job.jobs.review;
    assert.deepEqual(job.permissions, { contents: 'read', 'security-events': 'write' });
    assert.equal(steps[0].with['fetch-depth'], 0);
    const step = steps.find((each: { run?: string }) => each.run !== undefined);
    const upload = steps.at(-1);
    assert.equal(upload.if, 'always()');
    assert.deepEqual(Object.keys(step.env), ['BASE']);
    const { code, text } = shell(step.run, { BASE: 'main' });
    assert.equal(code, 1, text);
    assert.match(text, /a\.py:4-5 +lines +0 of 1 +nobody has read it/);
    assert.match(text, /author unknown: 2 \(100 %\)/);
    const sarif = JSON.parse(clone.read(upload.with.sarif_file));
    assert.equal(sarif.version, '2.1.0');
  });

  it('has a job for GitLab that passes once the change is reviewed', async () => {
    const [job] = blocks('yaml')
      .map((text) => parse(text)['ai-security'])
      .filter((each) => each !== undefined);
    assert.equal(job.variables.GIT_DEPTH, '0');
    const env = { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' };
    assert.equal(shell(job.script.join('\n'), env).code, 1);
    await clone.mark('a.py');
    const { code, text } = shell(job.script.join('\n'), env);
    assert.equal(code, 0, text);
    assert.match(text, /are reviewed as required/);
    const report = JSON.parse(clone.read(job.artifacts.paths[0]));
    assert.equal(report.review.passed, true);
  });

  it('has steps for Azure Pipelines that hold the gate, with the branch as Azure names it', () => {
    const steps = blocks('yaml')
      .map((text) => parse(text))
      .find(Array.isArray);
    assert.ok(steps !== undefined);
    assert.equal(steps[0].fetchDepth, 0);
    const step = steps.find((each: { bash?: string }) => each.bash !== undefined);
    for (const name of ['refs/heads/main', 'main'])
      assert.match(shell(step.bash, { SYSTEM_PULLREQUEST_TARGETBRANCH: name }).text, /Changed lines: [1-9]/);
    assert.equal(JSON.parse(clone.read(steps.at(-1).publish)).version, '2.1.0');
  });

  it('has the jobs that `init` writes', () => {
    assert.deepEqual(blocks('yaml'), [GITHUB_WORKFLOW, GITLAB_JOB, AZURE_STEPS]);
  });

  it('has a baseline that works as it stands there', () => {
    const script = blocks('sh').find((text) => text.includes('--baseline')) as string;
    const { code, text } = shell(script, {});
    assert.equal(code, 0, text);
    assert.ok(existsSync(clone.folder.at('.ai-security-baseline.json')));
  });
});
