/**
 * The jobs that docs/scale.md offers for copying: they keep to the schemas of their platforms, and their lines, run
 * by a shell on each machine in turn with the command in place of npx, make the report that one machine makes.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { parse, parseAllDocuments } from 'yaml';
import { projectRoot } from '../support/grammars.ts';
import { npxFolder } from '../support/npx.ts';
import { publicSchema } from '../support/publicSchemas.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const page = readFileSync(join(projectRoot, 'docs/scale.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text as string);
const blockWith = (word: string): string => {
  const found = blocks.filter((block) => block.includes(word));
  assert.equal(found.length, 1, word);
  return found[0] as string;
};

/** The numbers 0 to 3: all jobs of the page are for four machines. */
const MACHINES = [0, 1, 2, 3];

describe('docs/scale.md', function () {
  this.timeout(300_000);
  let tools: TemporaryFolder;
  let tree: TemporaryFolder;
  let results: TemporaryFolder;

  beforeEach(() => {
    tools = npxFolder();
    results = new TemporaryFolder();
    const files: Record<string, string> = { '.git/HEAD': 'ref: refs/heads/main\n' };
    for (let i = 0; i < 12; i++)
      files[`src/${i}.py`] = `import hashlib\n${'x = 1\n'.repeat(i * 3)}key = hashlib.md5(password)\n`;
    tree = new TemporaryFolder(files);
  });
  afterEach(() => {
    for (const each of [tools, tree, results]) each.remove();
  });

  /** Runs a script in a folder with the tree, as it is on a machine that has just checked it out. */
  const shell = (
    script: string,
    env: Record<string, string> = {},
    folder = tree,
  ): { code: number | null; text: string } => {
    const result = spawnSync('sh', ['-ec', script], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { PATH: `${tools.path}${delimiter}${process.env.PATH}`, NO_COLOR: '1', ...env },
    });
    return { code: result.status, text: result.stdout + result.stderr };
  };
  /** Scans on each machine in turn, and hands what each leaves in `parts` to the one that merges. */
  const scanEach = (
    script: (machine: number) => string,
    env: (machine: number, folder: string) => Record<string, string>,
  ): void => {
    for (const i of MACHINES) {
      const machine = new TemporaryFolder();
      try {
        cpSync(tree.path, machine.path, { recursive: true });
        const { code, text } = shell(script(i), env(i, machine.path), machine);
        assert.equal(code, 0, text);
        assert.ok(existsSync(machine.at('.ai-security-cache/.gitignore')));
        cpSync(machine.at('parts'), results.at('parts'), { recursive: true });
      } finally {
        machine.remove();
      }
    }
    cpSync(results.at('parts'), tree.at('parts'), { recursive: true });
  };
  /** Fails unless a report of the tree is what one machine says. */
  const assertWhole = (format: string, path: string): void => {
    const { text } = shell(`npx --yes ai-security-scanner --path src --format ${format} --fail-on none`);
    const timeless = (report: string): string =>
      report
        .replace(/"durationMs": \d+/, '')
        .replace(/"(?:start|end)_time": "[^"]*"/g, '')
        .replace(/ (?:time|timestamp)="[^"]*"/g, '')
        .replace(/scanned \d{4}-\d\d-\d\d \d\d:\d\d UTC/, '');
    const merged = timeless(readFileSync(path, 'utf8'));
    assert.equal(merged, timeless(text));
    assert.ok(merged.includes('src/11.py'), 'it found nothing');
  };

  it('has a workflow for GitHub that keeps to the schema, and makes the report that one machine makes', () => {
    const workflow = parse(blockWith('runs-on:'));
    const errors = publicSchema('githubWorkflow');
    assert.deepEqual(errors(workflow), []);
    assert.notDeepEqual(
      errors({ ...workflow, jobs: { scan: { 'runs-on': 'x', steps: [{ uses: 1 }] } } }),
      [],
    );
    const { scan, report } = workflow.jobs;
    const runsOf = ({ steps }: { steps: { run?: string }[] }): string[] =>
      steps.flatMap(({ run }) => run ?? []);
    const shards: number[] = scan.strategy.matrix.shard;
    assert.deepEqual(
      shards,
      MACHINES.map((i) => i + 1),
    );
    const [run = ''] = runsOf(scan);
    scanEach(
      (i) => run.replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(shards[i])),
      (_, folder) => ({ GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'team/service' }),
    );
    const uses = (job: typeof scan, action: string) =>
      job.steps.find((step: { uses?: string }) => step.uses?.startsWith(`actions/${action}@`)).with;
    assert.equal(uses(scan, 'cache').path, '.ai-security-cache');
    const [merge = '', summary = ''] = runsOf(report);
    const merged = shell(merge);
    assert.equal(merged.code, 0, merged.text);
    const upload = report.steps.at(-1);
    assertWhole('sarif', tree.at(upload.with.sarif_file));
    assert.equal(shell(summary, { GITHUB_STEP_SUMMARY: results.at('summary.md') }).code, 0);
    assert.match(readFileSync(results.at('summary.md'), 'utf8'), /^## AI Security Scanner: 12 findings/);
    // Each machine keeps its parts in an artifact that the last job takes them from.
    const sent = uses(scan, 'upload-artifact');
    const taken = uses(report, 'download-artifact');
    assert.deepEqual([sent.path, taken.path], ['parts', 'parts']);
    assert.ok(sent.name.startsWith(taken.pattern.replace('*', '')));
  });

  it('has jobs for GitLab that keep to the schema, and make the report that one machine makes', () => {
    const pipeline = parse(blockWith('parallel: 4'));
    const errors = publicSchema('gitlabCi');
    assert.deepEqual(errors(pipeline), []);
    assert.notDeepEqual(errors({ job: { script: 1 } }), []);
    const scan = pipeline['ai-security'];
    const report = pipeline['ai-security-report'];
    assert.equal(scan.parallel, MACHINES.length);
    assert.deepEqual(report.needs, ['ai-security']);
    scanEach(
      () => scan.script.join('\n'),
      (i, folder) => ({
        CI_PROJECT_DIR: folder,
        CI_PROJECT_PATH: 'team/service',
        CI_NODE_INDEX: String(i + 1),
        CI_NODE_TOTAL: String(scan.parallel),
      }),
    );
    assert.deepEqual(scan.artifacts.paths, ['parts']);
    assert.deepEqual(scan.cache.paths, ['.ai-security-cache']);
    const merged = shell(report.script.join('\n'));
    assert.equal(merged.code, 0, merged.text);
    assertWhole('gitlab', tree.at(report.artifacts.reports.sast));
    assertWhole('junit', tree.at(report.artifacts.reports.junit));
  });

  it('has manifests for Kubernetes that keep to the schema, and make the report that one machine makes', () => {
    const manifests = parseAllDocuments(blockWith('completionMode')).map((document) => document.toJS());
    const definitions = {
      Job: 'io.k8s.api.batch.v1.Job',
      PersistentVolumeClaim: 'io.k8s.api.core.v1.PersistentVolumeClaim',
    };
    for (const manifest of manifests) {
      const errors = publicSchema('kubernetes', definitions[manifest.kind as keyof typeof definitions]);
      assert.deepEqual(errors(manifest), []);
      assert.notDeepEqual(errors({ ...manifest, spec: 1 }), []);
    }
    const [scan, report, claim] = manifests;
    const { completionMode, completions, parallelism } = scan.spec;
    assert.deepEqual(
      [completionMode, completions, parallelism],
      ['Indexed', MACHINES.length, MACHINES.length],
    );
    for (const { spec } of [scan, report]) {
      const [{ volumeMounts }] = spec.template.spec.containers;
      const mounted = volumeMounts.map(({ name }: { name: string }) => name);
      const volumes = spec.template.spec.volumes.map(({ name }: { name: string }) => name);
      assert.deepEqual(mounted, volumes);
      const shared = spec.template.spec.volumes.find(({ name }: { name: string }) => name === 'results');
      assert.equal(shared.persistentVolumeClaim.claimName, claim.metadata.name);
    }
    assert.deepEqual(claim.spec.accessModes, ['ReadWriteMany']);
    const scriptOf = (job: typeof scan): string => {
      const [{ command, args }] = job.spec.template.spec.containers;
      assert.deepEqual(command, ['sh', '-ec']);
      return args[0].replaceAll('/results', results.path);
    };
    for (const i of MACHINES) {
      const { code, text } = shell(scriptOf(scan), { JOB_COMPLETION_INDEX: String(i) });
      assert.equal(code, 0, text);
    }
    const merged = shell(scriptOf(report));
    assert.equal(merged.code, 0, merged.text);
    assertWhole('json', results.at('ai-security.json'));
    assert.match(readFileSync(results.at('ai-security.html'), 'utf8'), /<h1>Findings: 12<\/h1>/);
  });

  it('says what the numbers of the program are', async () => {
    const { MAXIMUM_BYTES, MAXIMUM_ENTRIES } = await import('../../server/src/cli/scanCache.ts');
    const told = `more than ${MAXIMUM_BYTES / 1024 / 1024} MB or ${MAXIMUM_ENTRIES.toLocaleString('en')} entries`;
    assert.ok(page.includes(told), told);
  });
});
