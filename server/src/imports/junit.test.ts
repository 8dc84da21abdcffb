import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Imported } from './imported.ts';
import { readText, resultsOf } from './testing.ts';

/** A report of one test whose elements are these. */
const read = (inside: string): Imported =>
  readText(
    `<?xml version="1.0" ?>\n<testsuites><testsuite name="schemathesis"><testcase name="GET /orders/{id}" time="0.5">${inside}</testcase></testsuite></testsuites>`,
  );

const failure = (message: string): string =>
  `<failure type="failure" message="${message.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;')}"/>`;

const TWO_GROUPS = `1. Test Case ID: a1

- Server error

- Undocumented HTTP status code

    Received: 500
    Documented: 200

[500] Internal Server Error:

    \`- not a check\`

Reproduce with:

    curl -X GET https://shop.example/orders/0

2. Test Case ID: b2

- API accepts requests without authentication

    Expected 401

[200] OK:

Reproduce with:

    curl -X GET -H 'Authorization: x' 'https://shop.example/orders/1'
`;

describe('JUnit XML of tests of an API', () => {
  it('has a result for each check, with the request of its group', () => {
    assert.deepEqual(
      resultsOf(read(failure(TWO_GROUPS))).map(({ ruleId, severity, message, request }) => [
        ruleId,
        severity,
        message,
        request,
      ]),
      [
        ['server-error', 'medium', 'Server error', { url: 'https://shop.example/orders/0', method: 'GET' }],
        [
          'undocumented-http-status-code',
          'low',
          'Undocumented HTTP status code\n\n    Received: 500\n    Documented: 200',
          { url: 'https://shop.example/orders/0', method: 'GET' },
        ],
        [
          'api-accepts-requests-without-authentication',
          'high',
          'API accepts requests without authentication\n\n    Expected 401',
          { url: 'https://shop.example/orders/1', method: 'GET' },
        ],
      ],
    );
  });

  it('has one for a failure that lists none', () => {
    const [result] = resultsOf(read('<failure type="AssertionError" message="1 != 2">trace</failure>'));
    assert.deepEqual(
      [result?.ruleId, result?.message, result?.request?.url],
      ['assertionerror', '1 != 2', '/orders/{id}'],
    );
  });

  it('says of tests that ended with an error, which is no result', () => {
    const report = read('<error type="error">Network Error\n\nConnection failed</error>');
    assert.deepEqual(resultsOf(report), []);
    assert.deepEqual(
      report.problems.map(({ message }) => message),
      ['1 test ended with an error in place of a result: what would have been found is missing.'],
    );
    assert.deepEqual(read('').problems, []);
  });
});
