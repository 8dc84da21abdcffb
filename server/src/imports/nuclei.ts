/** What Nuclei writes with `-jsonl`, an object a line, or with `-json-export`, a list of the same. */

import { type Collector, Unusable } from './collector.ts';
import type { ImportedPlace, ImportedResult, ParameterPlace } from './imported.ts';
import type { Importer } from './importer.ts';
import { type Json, parseJson } from './json.ts';
import { importedPath } from './paths.ts';
import { requestOf } from './requests.ts';
import { cwesIn, owaspIn, severityNamed } from './weaknesses.ts';

export const nuclei: Importer = {
  name: 'nuclei',
  isDynamic: true,
  summary: 'Nuclei’s JSON, an object a line or a list',
  recognises: (report) => {
    if (report.kind === 'lines') return isResult(report.first);
    return report.kind === 'json' && (isResult(report.json) || isResult(report.json.at(0)));
  },
  read(report, into) {
    into.begin({ tool: { name: 'Nuclei' } });
    let last: number | undefined;
    const add = (json: Json, at: string): void => {
      const time = json.at('timestamp').time;
      if (time !== undefined && (last === undefined || time > last)) last = time;
      into.add(() => resultOf(json, at));
    };
    if (report.kind === 'lines') readLines(report.text, into, add);
    else if (report.kind === 'json')
      for (const each of report.json.isList ? report.json.items() : [report.json]) add(each, each.path);
    if (last !== undefined) into.amend({ madeAt: last });
  },
};

/** Names of fields before version 2.4, where they have changed. */
const OLD_NAMES = {
  'template-id': 'templateID',
  'matched-at': 'matched',
  'matcher-name': 'matcher_name',
  'extracted-results': 'extracted_results',
} as const;

function field(json: Json, name: keyof typeof OLD_NAMES): Json {
  return json.has(name) ? json.at(name) : json.at(OLD_NAMES[name]);
}

function isResult(json: Json): boolean {
  return field(json, 'template-id').text !== undefined;
}

/** One line that is no JSON costs that line: the tool may have been stopped while it wrote. */
function readLines(text: string, into: Collector, add: (json: Json, at: string) => void): void {
  let number = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    from = end < 0 ? text.length : end + 1;
    number++;
    if (line.trim() === '') continue;
    const json = lineJson(line);
    if (json === undefined)
      into.report({ message: 'A line is not JSON and was left out.', at: `line ${number}` });
    else add(json, `line ${number}`);
  }
}

function lineJson(line: string): Json | undefined {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}

const POSITIONS: Readonly<Record<string, ParameterPlace>> = {
  query: 'query',
  path: 'path',
  body: 'body',
  header: 'header',
  cookie: 'cookie',
};

function resultOf(json: Json, at: string): ImportedResult | undefined {
  const ruleId = field(json, 'template-id').text;
  if (ruleId === undefined) throw new Unusable('it has no `template-id`', at);
  if (json.at('matcher-status').value === false) return undefined;
  const matched = field(json, 'matched-at').text ?? json.at('host').text;
  if (matched === undefined) throw new Unusable('it has no `matched-at`', at);
  const info = json.at('info');
  const title = info.at('name').text;
  const isFile = json.at('type').text === 'file';
  const place = isFile ? placeOf(json, matched) : undefined;
  if (isFile && place === undefined) throw new Unusable('it has no place in a file of the project', at);
  const position = json.at('fuzzing_position').text ?? '';
  const matcher = field(json, 'matcher-name').text;
  const sent = sentIn(json);
  return {
    ruleId: matcher === undefined ? ruleId : `${ruleId}:${matcher}`,
    ...(title === undefined ? {} : { title }),
    message: info.at('description').text ?? title ?? ruleId,
    severity: severityNamed(info.at('severity').text) ?? 'medium',
    cwe: cwesIn(info.at('classification', 'cwe-id').texts),
    owasp: owaspIn(info.at('tags').texts),
    ...(place === undefined
      ? {
          request: requestOf({
            url: sent === undefined ? matched : withTarget(matched, sent.target),
            method: json.at('fuzzing_method').text ?? sent?.method ?? methodOf(json.at('curl-command').text),
            parameter: json.at('fuzzing_parameter').text,
            in: Object.hasOwn(POSITIONS, position) ? POSITIONS[position] : undefined,
            evidence: field(json, 'extracted-results').texts.slice(0, 20).join(', '),
          }),
        }
      : { place }),
    trace: [],
    at,
  };
}

/** Method, path and query of the request, by its first line; requests of other protocols have none. */
function sentIn(json: Json): { method: string; target: string } | undefined {
  const request = json.at('request').wholeText?.slice(0, 10_000) ?? '';
  const [, method, target] = /^([A-Z]{1,20}) (\/\S{0,4000}) HTTP\//.exec(request) ?? [];
  return method === undefined || target === undefined ? undefined : { method, target };
}

/** The method in a command that repeats the request, which is there where the request is left out. */
function methodOf(command: string | undefined): string | undefined {
  return /^curl -X '?([A-Z]{1,20})\b/.exec(command ?? '')?.[1];
}

/** The address that was asked for. Where a result was seen may be an address that the answer led on to. */
function withTarget(matched: string, target: string): string {
  const origin = /^https?:\/\/[^/?#]+/i.exec(matched)?.[0];
  return origin === undefined ? matched : origin + target;
}

/** Templates about files have a path where others have an address. */
function placeOf(json: Json, matched: string): ImportedPlace | undefined {
  const path = importedPath(matched);
  if (path === undefined) return undefined;
  const line = json.at('matched-line', 0).count(1);
  return line === undefined ? path : { ...path, region: { startLine: line, endLine: line, unit: 'utf16' } };
}
