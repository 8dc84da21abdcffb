import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ReleaseState, releaseProblems } from './checks.ts';

const READY: ReleaseState = {
  status: '',
  version: '1.2.3',
  lockVersion: '1.2.3',
  changelog:
    '# Changelog\n\n## Unreleased\n\n## 1.2.3 (2026-01-31)\n\n### Added\n\n* A thing.\n\n## 1.2.2\n\n* Old.\n',
  tags: ['v1.2.2', ''],
};

describe('what stands in the way of a release', () => {
  it('is nothing when all is well', () => assert.deepEqual(releaseProblems(READY), []));

  const cases: readonly [string, Partial<ReleaseState>, RegExp][] = [
    ['a changed tree', { status: ' M README.md\n' }, /not committed.*M README\.md/s],
    ['a version with a suffix', { version: '1.2.3-beta', lockVersion: '1.2.3-beta' }, /no version/],
    ['another version in the lock file', { lockVersion: '1.2.2' }, /package-lock\.json says version 1\.2\.2/],
    ['a tag of this version', { tags: ['v1.2.3'] }, /tag v1\.2\.3 exists/],
    ['a changelog without the version', { changelog: '# Changelog\n' }, /says nothing about 1\.2\.3/],
    ['an empty section', { changelog: '## 1.2.3\n\n## 1.2.2\n\n* Old.\n' }, /says nothing about 1\.2\.3/],
    [
      'a longer version in the changelog',
      { changelog: '## 1.2.30\n\n* New.\n' },
      /says nothing about 1\.2\.3/,
    ],
    [
      'entries that belong to no version',
      { changelog: '## Unreleased\n\n* New.\n\n## 1.2.3\n\n* A thing.\n' },
      /entries under "Unreleased"/,
    ],
  ];
  for (const [what, change, problem] of cases)
    it(`is ${what}`, () => assert.match(releaseProblems({ ...READY, ...change }).join('\n'), problem));
});
