/**
 * SonarQube: what `api/issues/search` and `api/hotspots/search` answer, one page or a list of them, and the generic
 * format in which other tools hand issues to it, before and since version 10.3. Only issues about security are taken;
 * bugs and smells are not what reviews here are about.
 */

import type { Severity } from '../finding/finding.ts';
import { type Collector, Unusable } from './collector.ts';
import type { ImportedPlace, ImportedResult, ImportedVerdict } from './imported.ts';
import type { Importer } from './importer.ts';
import { Json } from './json.ts';
import { importedPath } from './paths.ts';
import { hasHotspots, readHotspots } from './sonarqubeHotspots.ts';
import { type ComponentPaths, componentPlace, pathsOf, regionOf, traceOf } from './sonarqubePlaces.ts';
import { cwesIn, owaspIn } from './weaknesses.ts';

export const sonarqube: Importer = {
  name: 'sonarqube',
  summary: 'SonarQube’s `api/issues/search` and `api/hotspots/search`, and its generic issues',
  recognises: (report) =>
    report.kind === 'json' &&
    pagesOf(report.json).some((page) => page.at('issues').isList || hasHotspots(page)),
  read(report, into) {
    if (report.kind !== 'json') return;
    const pages = pagesOf(report.json);
    const first = pages.find((page) => !hasHotspots(page)) ?? pages[0] ?? report.json;
    if (first.has('paging') || first.has('components') || first.has('total')) readSearch(pages, into);
    else for (const page of pages) readGeneric(page, into);
  },
};

function pagesOf(json: Json): Json[] {
  return json.isList ? [...json.items()] : [json];
}

/** Issues and hotspots are of one run: the same scanner has found both. */
function readSearch(pages: readonly Json[], into: Collector): void {
  into.begin({ tool: { name: 'SonarQube' } });
  const hotspots = pages.filter(hasHotspots);
  const issues = pages.filter((page) => !hasHotspots(page));
  readPages('hotspots', hotspots, (page) => readHotspots(page, into), into);
  readPages('issues', issues, (page) => readIssues(page, into), into);
}

/** Reads pages, of which `read` says how many each lists, and says when there are more than are here. */
function readPages(
  what: string,
  pages: readonly Json[],
  read: (page: Json) => number,
  into: Collector,
): void {
  let listed = 0;
  let total = 0;
  for (const page of pages) {
    total = Math.max(total, page.at('paging', 'total').count(0) ?? page.at('total').count(0) ?? 0);
    listed += read(page);
  }
  if (total > listed)
    into.report({
      message:
        `The report has ${listed} of ${total} ${what}: ask for all pages (\`p=1\`, ` +
        '`p=2`, …, `ps=500`) and put them into one list.',
      at: '$.paging.total',
    });
}

function readIssues(page: Json, into: Collector): number {
  const paths = pathsOf(page);
  const rules = new Map<string, Json>();
  for (const rule of page.at('rules').items()) {
    const key = rule.at('key').text;
    if (key !== undefined) rules.set(key, rule);
  }
  let listed = 0;
  for (const issue of page.at('issues').items()) {
    listed++;
    into.add(() => searchedIssue(issue, paths, rules));
  }
  return listed;
}

function searchedIssue(
  issue: Json,
  paths: ComponentPaths,
  rules: ReadonlyMap<string, Json>,
): ImportedResult | undefined {
  if (!issue.isObject) throw new Unusable('it is no object', issue.path);
  const impacts = impactsOf(issue);
  if (!isAboutSecurity(issue.at('type').text, impacts)) return undefined;
  const ruleId = issue.at('rule').text;
  if (ruleId === undefined) throw new Unusable('it names no rule', `${issue.path}.rule`);
  const place = componentPlace(issue, paths);
  if (place === undefined)
    throw new Unusable('it has no place in a file of the project', `${issue.path}.component`);
  const rule = rules.get(ruleId);
  const title = rule?.at('name').text;
  const tags = [
    ...issue.at('tags').texts,
    ...(rule?.at('tags').texts ?? []),
    ...(rule?.at('sysTags').texts ?? []),
  ];
  const verdict = verdictOf(issue);
  return {
    ruleId,
    ...(title === undefined ? {} : { title }),
    message: issue.at('message').text ?? title ?? ruleId,
    severity: impacts.security ?? severityIn(issue.at('severity').text),
    cwe: cwesIn([...tags, ...(rule?.at('securityStandards').texts ?? [])]),
    owasp: owaspIn(tags),
    place,
    trace: traceOf(issue, paths),
    ...(verdict === undefined ? {} : { verdict }),
    at: issue.path,
  };
}

/** Severities of impacts, and those that they took the place of, as SonarQube itself makes the ones of the others. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  BLOCKER: 'critical',
  HIGH: 'high',
  CRITICAL: 'high',
  MEDIUM: 'medium',
  MAJOR: 'medium',
  LOW: 'low',
  MINOR: 'low',
  INFO: 'info',
};

function severityIn(name: string | undefined): Severity {
  return name !== undefined && Object.hasOwn(SEVERITIES, name) ? (SEVERITIES[name] as Severity) : 'medium';
}

interface Impacts {
  readonly any: boolean;
  readonly security?: Severity;
}

function impactsOf(json: Json): Impacts {
  const impacts = [...json.at('impacts').items()];
  const security = impacts
    .find((each) => each.at('softwareQuality').text === 'SECURITY')
    ?.at('severity').text;
  if (security === undefined) return { any: impacts.length > 0 };
  return {
    any: true,
    security: severityIn(security),
  };
}

function isAboutSecurity(type: string | undefined, impacts: Impacts): boolean {
  if (impacts.security !== undefined || type === 'VULNERABILITY' || type === 'SECURITY_HOTSPOT') return true;
  // What says nothing of its kind is not thrown away.
  return type === undefined && !impacts.any;
}

const STATES: Readonly<Record<string, ImportedVerdict['kind']>> = {
  FALSE_POSITIVE: 'false-positive',
  WONTFIX: 'accepted',
  ACCEPTED: 'accepted',
  ACKNOWLEDGED: 'accepted',
  SAFE: 'false-positive',
  FIXED: 'fixed',
  REMOVED: 'fixed',
};

function verdictOf(issue: Json): ImportedVerdict | undefined {
  const states = [issue.at('issueStatus').text, issue.at('resolution').text];
  for (const state of states) {
    const key = state?.replaceAll('-', '_') ?? '';
    if (Object.hasOwn(STATES, key)) return { kind: STATES[key] as ImportedVerdict['kind'] };
  }
  return undefined;
}

function readGeneric(report: Json, into: Collector): void {
  const rules = new Map<string, Json>();
  for (const rule of report.at('rules').items()) {
    const id = rule.at('id').text;
    if (id !== undefined) rules.set(id, rule);
  }
  const engine = report.at('rules', 0, 'engineId').text ?? report.at('issues', 0, 'engineId').text;
  into.begin({ tool: { name: engine ?? 'SonarQube' } });
  for (const issue of report.at('issues').items()) into.add(() => genericIssue(issue, rules));
}

function genericIssue(issue: Json, rules: ReadonlyMap<string, Json>): ImportedResult | undefined {
  if (!issue.isObject) throw new Unusable('it is no object', issue.path);
  const ruleId = issue.at('ruleId').text;
  if (ruleId === undefined) throw new Unusable('it names no rule', `${issue.path}.ruleId`);
  const rule = rules.get(ruleId) ?? new Json(undefined, issue.path);
  const impacts = impactsOf(rule.has('impacts') ? rule : issue);
  const type = rule.at('type').text ?? issue.at('type').text;
  if (!isAboutSecurity(type, impacts)) return undefined;
  const place = genericPlace(issue.at('primaryLocation'));
  if (place === undefined)
    throw new Unusable('it has no place in a file of the project', `${issue.path}.primaryLocation`);
  const title = rule.at('name').text;
  const texts = [ruleId, ...(title === undefined ? [] : [title]), ...rule.at('description').texts];
  return {
    ruleId,
    ...(title === undefined ? {} : { title }),
    message: issue.at('primaryLocation', 'message').text ?? title ?? ruleId,
    severity: impacts.security ?? severityIn(rule.at('severity').text ?? issue.at('severity').text),
    cwe: cwesIn(texts),
    owasp: owaspIn(texts),
    place,
    trace: [],
    at: issue.path,
  };
}

function genericPlace(location: Json): ImportedPlace | undefined {
  const raw = location.at('filePath').text;
  const path = raw === undefined ? undefined : importedPath(raw);
  if (path === undefined) return undefined;
  const region = regionOf(location.at('textRange'), 'startColumn', 'endColumn');
  return { ...path, ...(region === undefined ? {} : { region }) };
}
