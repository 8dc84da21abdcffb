/**
 * JUnit XML of tests from outside that are named by method and path, as Schemathesis names them (`GET /users`).
 * Failed tests of other names are no business of a security review: they are left out, and it is said when
 * there are no others.
 */

import type { Severity } from '../finding/finding.ts';
import type { Collector } from './collector.ts';
import type { ImportedResult } from './imported.ts';
import type { Importer } from './importer.ts';
import { cutText, timeOf } from './json.ts';
import { requestOf } from './requests.ts';
import { readXml, type XmlElement } from './xml.ts';

export const junit: Importer = {
  name: 'junit',
  isDynamic: true,
  summary: 'JUnit XML of tests named by method and path, as Schemathesis writes it',
  recognises: (report) => report.kind === 'xml' && /^testsuites?$/.test(report.root.name),
  read(report, into) {
    if (report.kind === 'xml') readSuites(report.text, into);
  },
};

function readSuites(text: string, into: Collector): void {
  let madeAt: number | undefined;
  let name: string | undefined;
  let others = 0;
  let own = 0;
  into.begin({ tool: { name: 'JUnit' } });
  const fault = readXml(text, {
    records: new Set(['testcase']),
    onElement: (suite) => {
      if (suite.name !== 'testsuite') return;
      name ??= suite.attribute('name');
      madeAt ??= timeOf(suite.attribute('timestamp'));
    },
    onRecord: (test) => {
      const operation = operationOf(test);
      if (operation === undefined) {
        others++;
        return;
      }
      own++;
      for (const failure of [...test.all('failure'), ...test.all('error')])
        for (const check of checksIn(failure)) into.add(() => resultOf(failure, check, operation));
    },
  });
  into.amend({
    tool: { name: name === 'schemathesis' ? 'Schemathesis' : (name ?? 'JUnit') },
    ...(madeAt === undefined ? {} : { madeAt }),
  });
  if (own === 0 && others > 0)
    into.report({
      message:
        'No test of the report is named by method and path, such as `GET /users`: nothing of it was taken.',
    });
  if (fault !== undefined)
    into.report({ message: fault.message, ...(fault.at === undefined ? {} : { at: fault.at }) });
}

interface Operation {
  readonly method: string;
  readonly path: string;
}

function operationOf(test: XmlElement): Operation | undefined {
  const [, method, path] =
    /^(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH) (\/\S{0,2000})/.exec(
      test.attribute('name') ?? '',
    ) ?? [];
  return method === undefined || path === undefined ? undefined : { method, path };
}

/** How bad the failure of a check is, by the name that Schemathesis gives it. */
const SEVERITIES: readonly (readonly [RegExp, Severity])[] = [
  [/auth/i, 'high'],
  [/server error|use after free/i, 'medium'],
];

interface Check {
  readonly name: string;
  readonly text: string;
}

/** The checks that a failure lists, each `- Server error` with what follows; else the failure as a whole. */
function checksIn(failure: XmlElement): Check[] {
  const text = (failure.attribute('message') ?? failure.content).trim();
  const heads = [...text.matchAll(/^- (\S[^\n]{0,200})$/gm)];
  if (heads.length === 0) return [{ name: failure.attribute('type') ?? failure.name, text }];
  return heads.map((head, i) => ({
    name: head[1] as string,
    text: text.slice(head.index + 2, heads[i + 1]?.index ?? text.length).trim(),
  }));
}

function resultOf(failure: XmlElement, check: Check, { method, path }: Operation): ImportedResult {
  const whole = failure.attribute('message') ?? failure.content;
  const url = /\bcurl [^\n]{0,2000}?(https?:\/\/[^\s'"]{1,2000})/.exec(whole.slice(0, 100_000))?.[1];
  return {
    ruleId:
      check.name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'failure',
    title: cutText(check.name, 200),
    message: cutText(check.text === '' ? check.name : check.text),
    severity: SEVERITIES.find(([name]) => name.test(check.name))?.[1] ?? 'low',
    cwe: [],
    owasp: [],
    request: requestOf({ url: url ?? path, method }),
    trace: [],
    at: failure.at,
  };
}
