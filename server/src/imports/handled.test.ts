import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type HandlerPlace, placeRequests } from './handled.ts';
import { fixtures, readBytes, resultsOf } from './testing.ts';

const requests = resultsOf(readBytes(fixtures().get('zap.json') as Uint8Array)).map((result) => ({
  result,
  tool: { name: 'ZAP', report: 'zap.json' },
}));
const ORDERS: HandlerPlace = { file: 'app/orders.py', start: 10, end: 20 };
const LOGIN: HandlerPlace = { file: 'app/login.py', start: 0, end: 5 };

describe('results of tests from outside', () => {
  it('are on the only handler that may answer, and on none of several', () => {
    const asked: unknown[] = [];
    const { findings, unplaced } = placeRequests(requests, (url, method, parameter) => {
      asked.push([url, method, parameter]);
      if (url.includes('/orders')) return [ORDERS];
      return url.includes('/login') ? [LOGIN, ORDERS] : [];
    });
    assert.deepEqual(asked[0], ['https://shop.example/orders?id=1%27', 'GET', 'id']);
    assert.deepEqual([...findings.keys()], ['app/orders.py']);
    const [finding] = findings.get('app/orders.py') ?? [];
    assert.deepEqual(
      [finding?.ruleId, finding?.start, finding?.end, finding?.cwe],
      ['zap/40018', 10, 20, [89]],
    );
    assert.deepEqual(
      unplaced.map(({ result }) => result.request?.url),
      ['https://shop.example/login', 'https://shop.example/'],
    );
  });
});
