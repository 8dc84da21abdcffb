import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { GITLAB_JOB, withGitlabJob } from './jobs.ts';

describe('the job in a pipeline of GitLab', () => {
  const job = parse(GITLAB_JOB)['ai-security'];

  it('is added at the end, in the line breaks that are there, and changes nothing else', () => {
    for (const text of [
      'make:\n  script: make\n',
      'make:\n  script: make',
      'make:\r\n  script: make\r\n',
      '# a comment\ninclude:\n  - local: a.yml\n.base: &base\n  image: x\nmake:\n  <<: *base\n  script: [make]\n',
      'make:\n  script:\n    - |\n      make\n      make test\n',
    ]) {
      const after = withGitlabJob(text) ?? '';
      assert.ok(after.startsWith(text), text);
      const { 'ai-security': added, ...rest } = parse(after);
      assert.deepEqual(added, job);
      assert.deepEqual(rest, parse(text));
      if (text.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/);
    }
  });

  it('is in the first stage where the pipeline names its stages without `test`', () => {
    const stageIn = (text: string) => parse(withGitlabJob(text) ?? '')['ai-security'].stage;
    assert.equal(stageIn('stages: [build, deploy]\n'), 'build');
    assert.equal(stageIn('stages: ["a: b"]\n'), 'a: b');
    assert.equal(stageIn('stages: [build, test]\n'), undefined);
    assert.equal(stageIn('stages: what\n'), undefined);
  });

  it('is left to a person where the rest would not stay as it is, or cannot be read', () => {
    for (const text of [
      'ai-security:\n  script: other\n',
      'make: [\n',
      '- a list\n',
      'text\n',
      '{ make: { script: make } }\n',
      'spec: {}\n---\nmake:\n  script: make\n',
      'make:\n  script: make\n...\n',
      'make:\n  script: |+\n    make\n',
      '  make:\n    script: make\n',
      'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]\n',
    ])
      assert.equal(withGitlabJob(text), undefined, text);
  });
});
