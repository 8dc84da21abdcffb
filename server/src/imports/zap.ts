/** OWASP ZAP's traditional reports, as JSON and as XML: the same fields under other names of attributes. */

import type { Severity } from '../finding/finding.ts';
import { type Collector, Unusable } from './collector.ts';
import type { ImportedResult } from './imported.ts';
import type { Importer } from './importer.ts';
import { type Json, timeOf } from './json.ts';
import { withoutMarkup } from './markup.ts';
import { requestOf } from './requests.ts';
import { confidenceNamed, cwesIn, owaspIn } from './weaknesses.ts';
import { readXml, type XmlElement } from './xml.ts';

export const zap: Importer = {
  name: 'zap',
  isDynamic: true,
  summary: 'OWASP ZAP’s traditional reports, JSON or XML',
  recognises: (report) =>
    report.kind === 'json'
      ? report.json.at('site').isList && (report.json.has('@programName') || report.json.has('@version'))
      : report.kind === 'xml' && report.root.name === 'OWASPZAPReport',
  read(report, into) {
    if (report.kind === 'json') readJson(report.json, into);
    else if (report.kind === 'xml') readText(report.text, report.root, into);
  },
};

/** One way in which a kind of alert showed. */
interface Instance {
  readonly at: string;
  field(name: string): string | undefined;
}

/** An alert, wherever its fields are. */
interface Alert extends Instance {
  readonly tags: readonly string[];
  readonly instances: readonly Instance[];
}

function readJson(json: Json, into: Collector): void {
  begin(into, json.at('@version').text, json.at('created').text ?? json.at('@generated').text);
  const instanceOf = (each: Json): Instance => ({
    at: each.path,
    field: (name) => each.at(name).text ?? each.at(name).number?.toString(),
  });
  for (const site of json.at('site').items())
    for (const alert of site.at('alerts').items())
      add(into, {
        ...instanceOf(alert),
        tags: [...alert.at('tags').items()].flatMap((each) => each.at('tag').text ?? []),
        instances: [...alert.at('instances').items()].map(instanceOf),
      });
}

function readText(text: string, root: XmlElement, into: Collector): void {
  begin(into, root.attribute('version'), root.attribute('created') ?? root.attribute('generated'));
  const instanceOf = (element: XmlElement): Instance => ({
    at: element.at,
    field: (name) => element.text(name),
  });
  const fault = readXml(text, {
    records: new Set(['alertitem']),
    onRecord: (alert) =>
      add(into, {
        ...instanceOf(alert),
        tags:
          alert
            .child('tags')
            ?.all('tag')
            .flatMap((each) => each.text('tag') ?? []) ?? [],
        instances: alert.child('instances')?.all('instance').map(instanceOf) ?? [],
      }),
  });
  if (fault !== undefined)
    into.report({ message: fault.message, ...(fault.at === undefined ? {} : { at: fault.at }) });
}

function begin(into: Collector, version: string | undefined, created: string | undefined): void {
  const madeAt = timeOf(created);
  into.begin({
    tool: { name: 'ZAP', ...(version === undefined ? {} : { version }) },
    ...(madeAt === undefined ? {} : { madeAt }),
  });
}

/** Numbers of ZAP for how bad an alert is. */
const RISKS: Readonly<Record<string, Severity>> = { '0': 'info', '1': 'low', '2': 'medium', '3': 'high' };
/** The confidence that a person gives to what is none. */
const FALSE_POSITIVE = '0';

function add(into: Collector, alert: Alert): void {
  for (const instance of alert.instances) into.add(() => resultOf(alert, instance));
  if (alert.instances.length === 0)
    into.add(() => {
      throw new Unusable('it says of no request', alert.at);
    });
}

function resultOf(alert: Alert, instance: Instance): ImportedResult {
  const ruleId = alert.field('alertRef') ?? alert.field('pluginid');
  const url = instance.field('uri');
  if (ruleId === undefined) throw new Unusable('it has no `pluginid`', alert.at);
  if (url === undefined) throw new Unusable('it has no `uri`', instance.at);
  const title = alert.field('name') ?? alert.field('alert');
  const description = alert.field('desc');
  const risk = alert.field('riskcode') ?? '';
  return {
    ruleId,
    ...(title === undefined ? {} : { title }),
    message: description === undefined ? (title ?? ruleId) : withoutMarkup(description),
    severity: Object.hasOwn(RISKS, risk) ? (RISKS[risk] as Severity) : 'medium',
    ...confidenceNamed(alert.field('confidence')),
    cwe: cwesIn([alert.field('cweid') ?? ''], true),
    owasp: owaspIn(alert.tags),
    request: requestOf({
      url,
      method: instance.field('method'),
      parameter: instance.field('param'),
      attack: instance.field('attack'),
      evidence: instance.field('evidence'),
    }),
    trace: [],
    ...(alert.field('confidence') === FALSE_POSITIVE ? { verdict: { kind: 'false-positive' as const } } : {}),
    at: instance.at,
  };
}
