import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { canShowProgress, hasColour, reportWidth } from './terminal.ts';

const terminal = { isTTY: true, columns: 100 };
const pipe = {};

describe('colours', () => {
  const cases: [what: string, stream: object, environment: Record<string, string>, wanted: boolean][] = [
    ['on a terminal', terminal, {}, true],
    ['in a pipe', pipe, {}, false],
    ['on a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['with FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, true],
    ['with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['with both', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ];
  for (const [what, stream, environment, wanted] of cases) {
    it(`${what}: ${wanted ? 'yes' : 'no'}`, () => assert.equal(hasColour(stream, environment), wanted));
  }
});

describe('the width of a report', () => {
  it('leaves room for what stands beside the code', () => assert.equal(reportWidth(terminal), 86));
  it('has bounds', () => {
    assert.equal(reportWidth({ isTTY: true, columns: 10 }), 40);
    assert.equal(reportWidth({ isTTY: true, columns: 1000 }), 146);
  });
  it('is fixed where there is no terminal', () => assert.equal(reportWidth(pipe), 120));
});

describe('progress', () => {
  it('is for terminals that can renew a line', () => {
    assert.equal(canShowProgress(terminal, {}), true);
    assert.equal(canShowProgress(pipe, {}), false);
    assert.equal(canShowProgress(terminal, { TERM: 'dumb' }), false);
  });
});
