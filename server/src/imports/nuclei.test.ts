import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportedResult } from './imported.ts';
import { readText, resultsOf } from './testing.ts';

const RESULT = {
  'template-id': 'default-login',
  info: { name: 'Default login', severity: 'high', tags: ['login'] },
  type: 'http',
  'matched-at': 'http://shop.example/index.php',
  timestamp: '2026-03-01T08:00:00Z',
};

const read = (...results: readonly object[]): ImportedResult[] =>
  resultsOf(readText(`${results.map((each) => JSON.stringify(each)).join('\n')}\n`));

describe('Nuclei’s results', () => {
  it('are at what was asked for, wherever the answer led on to', () => {
    const [result] = read({
      ...RESULT,
      request: 'POST /login.php?next=%2F HTTP/1.1\r\nHost: shop.example\r\n\r\nuser=admin',
    });
    assert.deepEqual(result?.request, { url: 'http://shop.example/login.php?next=%2F', method: 'POST' });
  });

  it('are at what was seen where the request is not said, or is none of HTTP', () => {
    assert.deepEqual(read(RESULT)[0]?.request, { url: 'http://shop.example/index.php' });
    const [omitted] = read({
      ...RESULT,
      'curl-command': "curl -X 'PUT' -d '' 'http://shop.example/index.php'",
    });
    assert.equal(omitted?.request?.method, 'PUT');
    const [dns] = read({
      ...RESULT,
      type: 'dns',
      'matched-at': 'shop.example',
      request: ';; opcode: QUERY, status: NOERROR, id: 1\n',
    });
    assert.deepEqual(dns?.request, { url: 'shop.example' });
  });

  it('are read with the names that their fields had before version 2.4', () => {
    const old = {
      templateID: 'setup-page',
      info: { name: 'Setup page', author: 'someone', severity: 'medium', tags: 'setup,panel' },
      matcher_name: 'title',
      type: 'http',
      host: 'https://shop.example',
      matched: 'https://shop.example/setup',
      extracted_results: ['1.2'],
      timestamp: '2021-05-20T11:11:07.554305+03:00',
    };
    assert.deepEqual(
      read(old, RESULT).map(({ ruleId, request }) => [ruleId, request]),
      [
        ['setup-page:title', { url: 'https://shop.example/setup', evidence: '1.2' }],
        ['default-login', { url: 'http://shop.example/index.php' }],
      ],
    );
  });

  it('are not what only looks like them', () => {
    assert.throws(() => readText('{"template":"x"}\n{"template":"y"}\n'), /no tool that is known/);
  });
});
