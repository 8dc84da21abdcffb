/**
 * JUnit XML of tests from outside that are named by method and path, as Schemathesis names them (`GET /users`).
 * Failed tests of other names are no business of a security review: they are left out, and it is said when
 * there are no others.
 */

import type { Severity } from '../finding/finding.ts';
import { counted } from '../text/counted.ts';
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
  let errors = 0;
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
      if (test.child('error') !== undefined) errors++;
      for (const failure of test.all('failure'))
        for (const check of checksIn(failure)) into.add(() => resultOf(failure, check, operation));
    },
  });
  into.amend({
    tool: { name: name === 'schemathesis' ? 'Schemathesis' : (name ?? 'JUnit') },
    ...(madeAt === undefined ? {} : { madeAt }),
  });
  if (errors > 0)
    into.report({
      message: `${counted(errors, 'test')} ended with an error in place of a result: what would have been found is missing.`,
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
  /** What was asked for, where a command that repeats it is said. */
  readonly url?: string;
}

/**
 * The checks that a failure lists, each `- Server error` with what follows; else the failure as a whole. They are
 * in groups with a number, a request each.
 */
function checksIn(failure: XmlElement): Check[] {
  const text = (failure.attribute('message') ?? failure.content).trim();
  const checks = text.split(/^(?=\d{1,6}\. Test Case ID: )/m).flatMap((group): Check[] => {
    const heads = [...group.matchAll(/^- (\S[^\n]{0,200})$/gm)];
    const url = urlIn(group);
    // The answer and the command are about all checks of the group.
    const end = group.search(/^(?:\[\d{3}\]|Reproduce with:)/m);
    return heads.map((head, i) => ({
      name: head[1] as string,
      text: group.slice(head.index + 2, heads[i + 1]?.index ?? (end < head.index ? undefined : end)).trim(),
      ...(url === undefined ? {} : { url }),
    }));
  });
  if (checks.length > 0) return checks;
  const url = urlIn(text);
  return [{ name: failure.attribute('type') ?? failure.name, text, ...(url === undefined ? {} : { url }) }];
}

/** The address in a command that repeats a request. */
function urlIn(text: string): string | undefined {
  const [, command = ''] = /\bcurl ([^\n]{1,4000})/.exec(text) ?? [];
  return /https?:\/\/[^\s'"]{1,2000}/.exec(command)?.[0];
}

function resultOf(failure: XmlElement, check: Check, { method, path }: Operation): ImportedResult {
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
    request: requestOf({ url: check.url ?? path, method }),
    trace: [],
    at: failure.at,
  };
}
