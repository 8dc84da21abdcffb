/**
 * What contributors and code hosts read: forms, workflows and links are well-formed, CI runs what the README says, and
 * the paths that the guide names are there.
 */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { projectRoot } from '../support/grammars.ts';
import { publicSchema } from '../support/publicSchemas.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** The files of documentation that people write: pages of rules are generated. */
const pages = [
  ...readdirSync(projectRoot),
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(rules|coverage)[/\\]/.test(path))
    .map((path) => join('docs', path)),
].filter((path) => path.endsWith('.md'));

describe('what code hosts read', () => {
  const forms = readdirSync(join(projectRoot, '.github/ISSUE_TEMPLATE')).filter(
    (name) => name !== 'config.yml',
  );
  for (const name of forms)
    it(`is a form of issues: ${name}`, () =>
      assert.deepEqual(publicSchema('githubIssueForm')(parse(read(`.github/ISSUE_TEMPLATE/${name}`))), []));

  it('is a workflow', () =>
    assert.deepEqual(publicSchema('githubWorkflow')(parse(read('.github/workflows/ci.yml'))), []));

  it('is a configuration of Dependabot', () =>
    assert.deepEqual(publicSchema('dependabot')(parse(read('.github/dependabot.yml'))), []));
});

describe('the workflow', () => {
  const { jobs, permissions } = parse(read('.github/workflows/ci.yml')) as {
    jobs: { test: { steps: { run?: string; uses?: string }[]; strategy: { matrix: { node: string[] } } } };
    permissions: unknown;
  };
  const { steps, strategy } = jobs.test;

  it('runs the test command of the README, and nothing else', () => {
    assert.deepEqual(
      steps.flatMap(({ run }) => run ?? []),
      ['npm test'],
    );
    assert.match(read('README.md'), /^npm test /m);
  });

  it('runs it on the oldest Node that is supported', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    assert.equal(`>=${strategy.matrix.node[0]}`, engines.node);
  });

  it('may only read, as its actions are named by version', () => {
    assert.deepEqual(permissions, { contents: 'read' });
    for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^actions\/[\w-]+@v\d+$/);
  });
});

describe('documentation', () => {
  for (const page of pages)
    it(`has links that lead somewhere: ${page}`, () => {
      const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string);
      const dead = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(page, link));
      assert.deepEqual(dead, []);
    });

  it('of contributing names files that are there', () => {
    const named = [...read('CONTRIBUTING.md').matchAll(/`([\w./-]+\/[\w.-]*)`/g)].map(
      ([, path]) => path as string,
    );
    // `release/` is made by the command that the guide describes.
    const missing = named.filter((path) => path !== 'release/' && !existsInProject(path));
    assert.ok(named.length > 20, `only ${named.length} paths were found`);
    assert.deepEqual(missing, []);
  });
});

/** Whether a link's file is there, and the heading in it. */
function leadsSomewhere(page: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? page : join(dirname(page), decodeURIComponent(file));
  if (!existsSync(join(projectRoot, path))) return false;
  return anchor === undefined || !path.endsWith('.md') || anchorsOf(read(path)).has(anchor);
}

/** The anchors that code hosts give to the headings of a page. */
function anchorsOf(text: string): Set<string> {
  const outsideOfCode = text.replace(/^```.*?^```/gms, '');
  const headings = [...outsideOfCode.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading as string);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/\]\([^)]*\)/g, '')
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

/** Paths of the guide are those of the project, of the server's sources, or of tests by their last parts. */
function existsInProject(path: string): boolean {
  return ['', 'server/src', 'server/src/syntax', 'docs'].some((folder) =>
    existsSync(join(projectRoot, folder, path)),
  );
}
