/**
 * SonarQube: what `api/issues/search` answers, one page or a list of them, and the generic format in which
 * other tools hand issues to it, before and since version 10.3. Only issues about security are taken; bugs and
 * smells are not what reviews here are about.
 */

import type { Severity } from '../finding/finding.ts';
import { type Collector, Unusable } from './collector.ts';
import type {
  ImportedPlace,
  ImportedRegion,
  ImportedResult,
  ImportedStep,
  ImportedVerdict,
} from './imported.ts';
import type { Importer } from './importer.ts';
import { Json } from './json.ts';
import { MAXIMUM_STEPS } from './limits.ts';
import { importedPath } from './paths.ts';
import { cwesIn, owaspIn } from './weaknesses.ts';

export const sonarqube: Importer = {
  name: 'sonarqube',
  summary: 'SonarQube’s `api/issues/search`, and its generic issues',
  recognises: (report) =>
    report.kind === 'json' && pagesOf(report.json).some((page) => page.at('issues').isList),
  read(report, into) {
    if (report.kind !== 'json') return;
    const pages = pagesOf(report.json);
    const first = pages[0] ?? report.json;
    if (first.has('paging') || first.has('components') || first.has('total')) readSearch(pages, into);
    else for (const page of pages) readGeneric(page, into);
  },
};

function pagesOf(json: Json): Json[] {
  return json.isList ? [...json.items()] : [json];
}

function readSearch(pages: readonly Json[], into: Collector): void {
  into.begin({ tool: { name: 'SonarQube' } });
  let listed = 0;
  let total = 0;
  for (const page of pages) {
    total = Math.max(total, page.at('paging', 'total').count(0) ?? page.at('total').count(0) ?? 0);
    const paths = pathsIn(page);
    const rules = new Map<string, Json>();
    for (const rule of page.at('rules').items()) {
      const key = rule.at('key').text;
      if (key !== undefined) rules.set(key, rule);
    }
    for (const issue of page.at('issues').items()) {
      listed++;
      into.add(() => searchedIssue(issue, paths, rules));
    }
  }
  if (total > listed)
    into.report({
      message:
        `The report has ${listed} of ${total} issues: ask for all pages (\`p=1\`, ` +
        '`p=2`, …, `ps=500`) and put them into one list.',
      at: '$.paging.total',
    });
}

/** Paths of components by their keys; none for projects and folders. */
type ComponentPaths = ReadonlyMap<string, string | undefined>;

function pathsIn(page: Json): ComponentPaths {
  const paths = new Map<string, string | undefined>();
  for (const component of page.at('components').items()) {
    const key = component.at('key').text;
    const isFolder = component.at('qualifier').text === 'DIR';
    if (key !== undefined) paths.set(key, isFolder ? undefined : component.at('path').text);
  }
  return paths;
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
  const locations = [...issue.at('flows', 0, 'locations').items()].slice(0, MAXIMUM_STEPS);
  const verdict = verdictOf(issue);
  return {
    ruleId,
    ...(title === undefined ? {} : { title }),
    message: issue.at('message').text ?? title ?? ruleId,
    severity: impacts.security ?? severityIn(issue.at('severity').text),
    cwe: cwesIn([...tags, ...(rule?.at('securityStandards').texts ?? [])]),
    owasp: owaspIn(tags),
    place,
    // A flow begins where the issue is and goes back to where the data comes from.
    trace: locations.reverse().flatMap((location): ImportedStep[] => {
      const step = componentPlace(location, paths);
      return step === undefined ? [] : [{ ...step, message: location.at('msg').text ?? '' }];
    }),
    ...(verdict === undefined ? {} : { verdict }),
    at: issue.path,
  };
}

/**
 * The file of a component, whose key is `project:path` where the report does not list it. Issues that an analyser
 * of dependencies has about the project as a whole have its key alone, and no file.
 */
function componentPlace(json: Json, paths: ComponentPaths): ImportedPlace | undefined {
  const key = json.at('component').text;
  const raw = key === undefined ? undefined : paths.has(key) ? paths.get(key) : /:([^:]+)$/.exec(key)?.[1];
  const path = raw === undefined ? undefined : importedPath(raw);
  if (path === undefined) return undefined;
  const line = json.at('line').count(1);
  const region =
    regionOf(json.at('textRange'), 'startOffset', 'endOffset') ??
    (line === undefined ? undefined : { startLine: line, endLine: line, unit: 'utf16' as const });
  return { ...path, ...(region === undefined ? {} : { region }) };
}

/** SonarQube counts columns from 0, in UTF-16 units. */
function regionOf(range: Json, startKey: string, endKey: string): ImportedRegion | undefined {
  const startLine = range.at('startLine').count(1);
  if (startLine === undefined) return undefined;
  const endLine = range.at('endLine').count(startLine) ?? startLine;
  const start = range.at(startKey).count(0);
  const end = range.at(endKey).count(0);
  return {
    startLine,
    endLine,
    ...(start === undefined ? {} : { startColumn: start + 1 }),
    ...(end === undefined ? {} : { endColumn: end + 1 }),
    unit: 'utf16',
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
