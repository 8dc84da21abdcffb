import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type CommitFacts, provenanceOfCommit } from './commits.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const COMMIT: CommitFacts = { id: 'a'.repeat(40), author: ADA, time: 5, coAuthors: [], assistants: [] };

function said(more: Partial<CommitFacts>): string {
  const { author, confidence, evidence } = provenanceOfCommit({ ...COMMIT, ...more }) ?? {};
  return author === undefined ? '-' : `${author} ${confidence} ${evidence?.[0]?.kind} ${evidence?.[0]?.who}`;
}

describe('a commit', () => {
  it('by a coding agent is likely AI', () => {
    const bot = 'copilot-swe-agent[bot]';
    assert.equal(said({ author: { name: bot, email: 'x@y' } }), `ai low bot-author ${bot}`);
    const email = `198982749+${bot}@users.noreply.github.com`;
    assert.equal(said({ author: { name: 'Copilot', email } }), `ai low bot-author ${bot}`);
  });

  it('by another bot, or by a person, says nothing', () => {
    assert.equal(said({ author: { name: 'dependabot[bot]', email: 'x@y' } }), '-');
    assert.equal(said({}), '-');
    assert.equal(said({ author: { name: 'Claude', email: 'claude@example.org' } }), '-');
  });

  it('with an assistant in its trailers says so, of none of its lines', () => {
    const coAuthors = ['Bob <bob@example.org>', 'Claude Opus <noreply@anthropic.com>'];
    assert.equal(said({ coAuthors }), 'unknown low commit-trailer Claude Opus');
    assert.equal(
      said({ coAuthors: ['<copilot@github.com>'] }),
      'unknown low commit-trailer copilot@github.com',
    );
    assert.equal(said({ assistants: ['AGENT:MODEL tool'] }), 'unknown low commit-trailer AGENT:MODEL tool');
  });

  it('with a person in its trailers says nothing', () => {
    assert.equal(said({ coAuthors: ['Claude Debussy <claude@example.org>', 'odd', ''] }), '-');
    assert.equal(said({ coAuthors: ['x <noreply@anthropic.com.example.org>'], assistants: [' '] }), '-');
  });
});
