/** GitLab's security reports: SAST and the like with places in files, DAST with requests. */

import { type Collector, Unusable } from './collector.ts';
import type { ImportedPlace, ImportedRequest, ImportedResult, ImportedStep } from './imported.ts';
import type { Importer } from './importer.ts';
import { type Json, onOneLine } from './json.ts';
import { MAXIMUM_SNIPPET, MAXIMUM_STEPS, withoutMiddle } from './limits.ts';
import { inShort } from './markup.ts';
import { importedPath } from './paths.ts';
import { requestOf } from './requests.ts';
import { cwesIn, owaspIn, severityNamed } from './weaknesses.ts';

export const gitlab: Importer = {
  name: 'gitlab',
  summary: 'GitLab’s security reports (`gl-sast-report.json`, `gl-dast-report.json`)',
  recognises: (report) =>
    report.kind === 'json' && report.json.at('vulnerabilities').isList && report.json.has('version'),
  read(report, into) {
    if (report.kind === 'json') readReport(report.json, into);
  },
};

function readReport(json: Json, into: Collector): void {
  const scan = json.at('scan');
  const scanner = scan.at('scanner').isObject ? scan.at('scanner') : json.at('vulnerabilities', 0, 'scanner');
  const version = scanner.at('version').text;
  const madeAt = scan.at('end_time').time ?? scan.at('start_time').time;
  into.begin({
    tool: { name: scanner.at('name').text ?? 'GitLab', ...(version === undefined ? {} : { version }) },
    ...(madeAt === undefined ? {} : { madeAt }),
  });
  if (scan.at('status').text === 'failure')
    into.report({
      message: 'The report says that its scan failed: results may be missing.',
      at: '$.scan.status',
    });
  for (const each of json.at('vulnerabilities').items()) into.add(() => vulnerability(each));
}

function vulnerability(json: Json): ImportedResult {
  if (!json.isObject) throw new Unusable('it is no object', json.path);
  const identifiers = [...json.at('identifiers').items()];
  const first = identifiers[0];
  const ruleId = first?.at('value').text ?? json.at('id').text;
  if (ruleId === undefined) throw new Unusable('it has no identifier', `${json.path}.identifiers`);
  const place = placeOf(json);
  const request = requestIn(json);
  if (place === undefined && request === undefined)
    throw new Unusable('it has no place in a file of the project and no request', `${json.path}.location`);
  const names = identifiers.flatMap((each) => {
    const name = each.at('name').text ?? '';
    const value = each.at('value').text ?? '';
    return each.at('type').text?.toLowerCase() === 'cwe' ? [name, `CWE-${value}`] : [name];
  });
  const title = json.at('name').text ?? first?.at('name').text;
  const description = json.at('description').text;
  const flag = json.at('flags', 0);
  const reason = flag.at('description').text;
  return {
    ruleId,
    ...(title === undefined ? {} : { title: onOneLine(title) }),
    // Since version 15 there is no other message than a description of some pages.
    message:
      json.at('message').text ??
      (description === undefined ? undefined : inShort(description)) ??
      title ??
      ruleId,
    severity: severityNamed(json.at('severity').text) ?? 'medium',
    cwe: cwesIn(names),
    owasp: owaspIn(names),
    ...(place === undefined ? {} : { place }),
    ...(request === undefined ? {} : { request }),
    trace: flowIn(json.at('details')),
    ...(flag.at('type').text === 'flagged-as-likely-false-positive'
      ? { verdict: { kind: 'false-positive' as const, ...(reason === undefined ? {} : { reason }) } }
      : {}),
    at: json.path,
  };
}

function placeOf(json: Json): ImportedPlace | undefined {
  const location = json.at('location');
  const file = location.at('file').text;
  const path = file === undefined ? undefined : importedPath(file);
  if (path === undefined) return undefined;
  const startLine = location.at('start_line').count(1);
  if (startLine === undefined) return path;
  const endLine = location.at('end_line').count(startLine) ?? startLine;
  const code = json.at('raw_source_code_extract').wholeText;
  return {
    ...path,
    region: { startLine, endLine, unit: 'utf16' },
    ...(code === undefined
      ? {}
      : { snippet: { startLine, text: code.slice(0, MAXIMUM_SNIPPET), isPartial: true } }),
  };
}

/** The first way of the data, which stands among details of any name. */
function flowIn(details: Json): ImportedStep[] {
  const flows = details.entries().find(([, detail]) => detail.at('type').text === 'code-flows')?.[1];
  const nodes = [...(flows?.at('items', 0).items() ?? [])];
  return withoutMiddle(nodes, MAXIMUM_STEPS).flatMap((node): ImportedStep[] => {
    const location = node.at('file_location');
    const file = location.at('file_name').text;
    const path = file === undefined ? undefined : importedPath(file);
    const startLine = location.at('line_start').count(1);
    if (path === undefined || startLine === undefined) return [];
    const endLine = location.at('line_end').count(startLine) ?? startLine;
    return [{ ...path, region: { startLine, endLine, unit: 'utf16' }, message: '' }];
  });
}

function requestIn(json: Json): ImportedRequest | undefined {
  const location = json.at('location');
  const sent = json.at('evidence', 'request');
  const path = location.at('path').text;
  if (path === undefined && !sent.isObject) return undefined;
  const host = location.at('hostname').text ?? '';
  const url = sent.at('url').text ?? `${/^https?:/i.test(host) ? host : ''}${path ?? ''}`;
  if (url === '') return undefined;
  return requestOf({
    url,
    method: sent.at('method').text ?? location.at('method').text,
    parameter: location.at('param').text,
    evidence: json.at('evidence', 'summary').text,
  });
}
