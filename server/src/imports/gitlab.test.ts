import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportedResult } from './imported.ts';
import { readText, resultsOf } from './testing.ts';

const VULNERABILITY = {
  id: 'b1',
  category: 'sast',
  name: 'Use of eval',
  severity: 'High',
  scanner: { id: 'semgrep', name: 'Semgrep' },
  location: { file: 'src/a.js', start_line: 10 },
  identifiers: [{ type: 'semgrep_id', name: 'detect-eval', value: 'detect-eval' }],
};

function read(more: object): ImportedResult {
  const [result] = resultsOf(
    readText(
      JSON.stringify({
        version: '15.2.1',
        vulnerabilities: [{ ...VULNERABILITY, ...more }],
        scan: {
          scanner: { id: 'semgrep', name: 'Semgrep', version: '1.139.0' },
          type: 'sast',
          status: 'success',
        },
      }),
    ),
  );
  return result ?? assert.fail();
}

describe('reports for GitLab', () => {
  it('have a message, or the beginning of a description, or a name', () => {
    const description = `The application calls \`eval\`.\n\n  Do not.\n${'More of it. '.repeat(200)}`;
    assert.equal(read({ message: 'Short.', description }).message, 'Short.');
    const { message } = read({ description });
    assert.match(message, /^The application calls `eval`\. Do not\. More of it\..*…$/);
    assert.equal(message.length, 500);
    assert.equal(read({ description: 'One line.' }).message, 'One line.');
    assert.equal(read({}).message, 'Use of eval');
  });

  it('have the name of their first identifier where they have none', () => {
    assert.equal(read({ name: undefined }).title, 'detect-eval');
    assert.equal(read({}).title, 'Use of eval');
  });

  it('are of medium severity where that is not known', () => {
    for (const [severity, own] of [
      ['Unknown', 'medium'],
      ['Info', 'info'],
      [undefined, 'medium'],
    ] as const)
      assert.equal(read({ severity }).severity, own);
  });

  it('have the way of the data among their details', () => {
    const node = (line_start: number, node_type: string, more: object = {}): object => ({
      type: 'code-flow-node',
      node_type,
      file_location: { type: 'file-location', file_name: 'src/a.js', line_start, ...more },
    });
    const details = {
      other: { name: 'Other', type: 'text', value: 'x' },
      code_flows: {
        name: 'code_flows',
        type: 'code-flows',
        items: [
          [node(2, 'source', { line_end: 3 }), node(5, 'propagation'), node(10, 'sink')],
          [node(7, 'source'), node(10, 'sink')],
        ],
      },
    };
    assert.deepEqual(
      read({ details }).trace.map(({ path, region }) => [path, region?.startLine, region?.endLine]),
      [
        ['src/a.js', 2, 3],
        ['src/a.js', 5, 5],
        ['src/a.js', 10, 10],
      ],
    );
    assert.deepEqual(read({ details: { other: details.other } }).trace, []);
    assert.deepEqual(read({}).trace, []);
  });

  it('of tests from outside have a URL, or a path where the host is only a name', () => {
    const urlOf = (hostname: string): string | undefined =>
      read({ location: { hostname, method: 'GET', param: '', path: '/v1/trees' } }).request?.url;
    assert.equal(urlOf('http://api.example'), 'http://api.example/v1/trees');
    assert.equal(urlOf('api.example'), '/v1/trees');
  });
});
