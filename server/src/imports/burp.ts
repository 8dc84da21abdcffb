/** Issues that Burp Suite exports as XML. Which parameter an issue is about stands in a text for people. */

import { Unusable } from './collector.ts';
import type { ImportedResult, ParameterPlace } from './imported.ts';
import type { Importer } from './importer.ts';
import { timeOf } from './json.ts';
import { withoutMarkup } from './markup.ts';
import { requestOf } from './requests.ts';
import { confidenceNamed, cwesIn, owaspIn, severityNamed } from './weaknesses.ts';
import { readXml, type XmlElement } from './xml.ts';

export const burp: Importer = {
  name: 'burp',
  isDynamic: true,
  summary: 'Burp Suite’s issues, XML',
  recognises: (report) =>
    report.kind === 'xml' &&
    report.root.name === 'issues' &&
    report.root.attribute('burpVersion') !== undefined,
  read(report, into) {
    if (report.kind !== 'xml') return;
    const version = report.root.attribute('burpVersion');
    const madeAt = timeOf(report.root.attribute('exportTime'));
    into.begin({
      tool: { name: 'Burp Suite', ...(version === undefined ? {} : { version }) },
      ...(madeAt === undefined ? {} : { madeAt }),
    });
    const fault = readXml(report.text, {
      records: new Set(['issue']),
      onRecord: (issue) => into.add(() => resultOf(issue)),
    });
    if (fault !== undefined)
      into.report({ message: fault.message, ...(fault.at === undefined ? {} : { at: fault.at }) });
  },
};

function resultOf(issue: XmlElement): ImportedResult {
  const ruleId = issue.text('type');
  const host = issue.text('host');
  const path = issue.text('path');
  if (ruleId === undefined) throw new Unusable('it has no `type`', issue.at);
  if (host === undefined || path === undefined) throw new Unusable('it has no `host` or no `path`', issue.at);
  const title = issue.text('name');
  const detail = issue.wholeText('issueDetail') ?? issue.wholeText('issueBackground');
  const classes = [issue.text('vulnerabilityClassifications') ?? ''];
  const severity = issue.text('severity');
  const sent = sentRequest(issue);
  const about = parameterOf(issue.text('location') ?? '');
  return {
    ruleId,
    ...(title === undefined ? {} : { title }),
    message: detail === undefined ? (title ?? ruleId) : withoutMarkup(detail),
    severity: severityNamed(severity) ?? 'medium',
    ...confidenceNamed(issue.text('confidence')),
    cwe: cwesIn(classes),
    owasp: owaspIn(classes),
    request: requestOf({
      url: `${host.replace(/\/$/, '')}${sent?.target ?? path}`,
      method: sent?.method ?? issue.child('requestresponse', 'request')?.attribute('method'),
      parameter: about?.name,
      in: about?.in ?? (about !== undefined && sent?.hasInBody(about.name) === true ? 'body' : undefined),
    }),
    trace: [],
    ...(/^false positive$/i.test(severity ?? '') ? { verdict: { kind: 'false-positive' as const } } : {}),
    at: issue.at,
  };
}

/** `/rest/search [q parameter]`, `[Referer HTTP header]`, `[session cookie]`, `[REST URL parameter 2]`. */
function parameterOf(location: string): { name: string; in?: ParameterPlace } | undefined {
  const about = /\[([^[\]]{1,300})\]\s*$/.exec(location)?.[1];
  if (about === undefined) return undefined;
  if (/^(?:REST )?URL (?:path|parameter)/.test(about)) return { name: about, in: 'path' };
  const [, name, kind = ''] =
    /^(.+?) (HTTP header|cookie|JSON parameter|XML parameter|parameter)$/.exec(about) ?? [];
  if (name === undefined) return undefined;
  const place = PLACES[kind];
  return place === undefined ? { name } : { name, in: place };
}

const PLACES: Readonly<Record<string, ParameterPlace>> = {
  'HTTP header': 'header',
  cookie: 'cookie',
  'JSON parameter': 'body',
  'XML parameter': 'body',
};

interface SentRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  hasInBody(name: string): boolean;
}

/** The first request, whose first line has the query that the issue's path lacks. */
function sentRequest(issue: XmlElement): SentRequest | undefined {
  const request = issue.child('requestresponse', 'request');
  if (request === undefined) return undefined;
  const text =
    request.attribute('base64') === 'true' ? decoded(request.content) : request.content.trimStart();
  const [, method, target] = /^([A-Z]{1,20}) (\/[^\s]{0,4000})/.exec(text ?? '') ?? [];
  if (text === undefined || method === undefined || target === undefined) return undefined;
  return {
    method,
    target,
    hasInBody: (name) => {
      const body = text.slice(text.search(/\r?\n\r?\n/) + 1);
      return new URLSearchParams(body.trim()).has(name) || body.includes(JSON.stringify(name));
    },
  };
}

function decoded(base64: string): string | undefined {
  try {
    return atob(base64.replace(/\s+/g, ''));
  } catch {
    return undefined;
  }
}
