/**
 * SARIF 2.1.0 of any tool, by the OASIS standard: sections are those of its text. Tools differ in where they
 * say how bad a result is and which weakness it is; all the places that are known are looked at, the most
 * exact first.
 */

import type { Confidence, Severity } from '../finding/finding.ts';
import type { Collector } from './collector.ts';
import { Unusable } from './collector.ts';
import type {
  ColumnUnit,
  ImportedPlace,
  ImportedRegion,
  ImportedRequest,
  ImportedResult,
  ImportedSnippet,
  ImportedStep,
  ImportedVerdict,
} from './imported.ts';
import type { Importer } from './importer.ts';
import { cutText, type Json, onOneLine } from './json.ts';
import { MAXIMUM_SNIPPET, MAXIMUM_STEPS, withoutMiddle } from './limits.ts';
import { requestOf } from './requests.ts';
import { SarifPaths } from './sarifPaths.ts';
import { SarifTaxonomies } from './sarifTaxonomies.ts';
import { confidenceNamed, severityNamed, severityScored } from './weaknesses.ts';

export const sarif: Importer = {
  name: 'sarif',
  summary: 'SARIF 2.1.0 of any tool',
  recognises: (report) => report.kind === 'json' && report.json.at('runs').isList,
  read(report, into) {
    if (report.kind !== 'json') return;
    const version = report.json.at('version').text;
    if (version !== undefined && !/^2\.[1-9]/.test(version))
      into.report({
        message: `The report is of SARIF ${version}, of which version 2.1.0 is read: what differs is missing.`,
        at: '$.version',
      });
    for (const run of report.json.at('runs').items())
      if (run.isObject) new SarifRun(run).read(into);
      else into.report({ message: 'A run was left out: it is no object.', at: run.path });
  },
};

/** Kinds of results that say that something is wrong, or may be (3.27.9). */
const KINDS: ReadonlySet<string> = new Set(['fail', 'open', 'review']);

/** The name of the rule where a result has none, which it need not have (3.27.5). */
const UNNAMED = 'unnamed';

/** Whether a result says that something is wrong now; `absent` is what an earlier run found and this one did not. */
function says(result: Json): boolean {
  return KINDS.has(result.at('kind').text ?? 'fail') && result.at('baselineState').text !== 'absent';
}

class SarifRun {
  private readonly paths: SarifPaths;
  private readonly taxonomies: SarifTaxonomies;
  private readonly unit: ColumnUnit;
  private readonly ruleIndex = new Map<string, Json>();

  constructor(private readonly run: Json) {
    this.paths = new SarifPaths(run);
    this.taxonomies = new SarifTaxonomies(run);
    this.unit = run.at('columnKind').text === 'utf16CodeUnits' ? 'utf16' : 'codePoints';
    for (const component of [run.at('tool', 'driver'), ...run.at('tool', 'extensions').items()])
      for (const rule of component.at('rules').items()) {
        const id = rule.at('id').text;
        if (id !== undefined && !this.ruleIndex.has(id)) this.ruleIndex.set(id, rule);
      }
  }

  read(into: Collector): void {
    const { run } = this;
    const driver = run.at('tool', 'driver');
    const version = driver.at('semanticVersion').text ?? driver.at('version').text;
    const times = [...run.at('invocations').items()].flatMap(
      (each) => each.at('endTimeUtc').time ?? each.at('startTimeUtc').time ?? [],
    );
    const revision = run.at('versionControlProvenance', 0, 'revisionId').text?.toLowerCase();
    into.begin({
      tool: { name: driver.at('name').text ?? 'SARIF', ...(version === undefined ? {} : { version }) },
      ...(times.length === 0 ? {} : { madeAt: Math.max(times[0] as number, times.at(-1) as number) }),
      ...(revision !== undefined && /^[0-9a-f]{7,64}$/.test(revision) ? { revision } : {}),
    });
    if (run.at('externalPropertyFileReferences').isObject)
      into.report({
        message: 'Parts of the report are in other files, which are not read: have the tool write one file.',
        at: `${run.path}.externalPropertyFileReferences`,
      });
    if ([...run.at('invocations').items()].some((each) => each.at('executionSuccessful').value === false))
      into.report({
        message: 'The report says that its run failed: results may be missing.',
        at: `${run.path}.invocations`,
      });
    for (const result of run.at('results').items()) {
      into.add(() => this.result(result));
      // Some tools list all that one rule found as the places of a single result.
      for (const location of [...result.at('locations').items()].slice(1))
        into.add(() => this.elsewhere(result, location));
    }
  }

  private result(result: Json): ImportedResult | undefined {
    if (!result.isObject) throw new Unusable('it is no object', result.path);
    if (!says(result)) return undefined;
    const place = this.place(result.at('locations', 0));
    const request = this.request(result);
    if (place === undefined && request === undefined)
      throw new Unusable('it has no place in a file of the project', `${result.path}.locations`);
    return this.resultAt(result.path, result, {
      ...(place === undefined ? {} : { place }),
      ...(request === undefined ? {} : { request }),
      trace: this.trace(result),
    });
  }

  /** The result at one more of its places, to which the way of the data does not lead. */
  private elsewhere(result: Json, location: Json): ImportedResult | undefined {
    if (!says(result) || !location.has('physicalLocation')) return undefined;
    const place = this.place(location);
    if (place === undefined) throw new Unusable('it has no place in a file of the project', location.path);
    return this.resultAt(location.path, result, { place, trace: [] });
  }

  private resultAt(
    at: string,
    result: Json,
    where: Pick<ImportedResult, 'place' | 'request' | 'trace'>,
  ): ImportedResult {
    const { rule, ruleId } = this.ruleOf(result);
    const message = this.message(result.at('message'), rule) ?? rule?.at('shortDescription', 'text').text;
    if (ruleId === undefined && message === undefined)
      throw new Unusable('it has neither a rule nor a message', at);
    const title = rule?.at('shortDescription', 'text').text ?? rule?.at('name').text;
    const verdict = verdictOf(result);
    return {
      ruleId: ruleId ?? UNNAMED,
      ...(title === undefined ? {} : { title: onOneLine(title) }),
      message: message ?? (ruleId as string),
      severity: severityOf(result, rule),
      ...confidenceOf(result, rule),
      ...this.taxonomies.weaknessesOf(result, rule),
      ...where,
      ...(verdict === undefined ? {} : { verdict }),
      at,
    };
  }

  /** The rule by its index in the tool's own rules or in an extension's, else by its id (3.27.5 to 3.27.7). */
  private ruleOf(result: Json): { rule: Json | undefined; ruleId: string | undefined } {
    const extension = result.at('rule', 'toolComponent', 'index').count(0);
    const index = result.at('rule', 'index').count(0) ?? result.at('ruleIndex').count(0);
    const component =
      extension === undefined ? this.run.at('tool', 'driver') : this.run.at('tool', 'extensions', extension);
    const said = result.at('ruleId').text ?? result.at('rule', 'id').text;
    const indexed = index === undefined ? undefined : component.at('rules', index);
    const indexedId = indexed?.at('id').text;
    // `CA1000/1` is a finer kind of `CA1000`.
    const isMeant =
      indexedId !== undefined &&
      (said === undefined || said === indexedId || said.startsWith(`${indexedId}/`));
    const rule = isMeant ? indexed : said === undefined ? undefined : this.ruleNamed(said);
    return { rule, ruleId: said ?? indexedId };
  }

  private ruleNamed(id: string): Json | undefined {
    return this.ruleIndex.get(id) ?? this.ruleIndex.get(id.slice(0, Math.max(0, id.lastIndexOf('/'))));
  }

  /** A message, perhaps one of the rule's, with its arguments and without its links (3.11). */
  private message(message: Json, rule: Json | undefined): string | undefined {
    const id = message.at('id').text;
    const template =
      message.at('text').text ??
      (id === undefined ? undefined : rule?.at('messageStrings', id, 'text').text) ??
      message.at('markdown').text;
    if (template === undefined) return undefined;
    const filled = template.replace(
      /\{(\d{1,2})\}/g,
      (all, n: string) => message.at('arguments', Number(n)).text ?? all,
    );
    const plain = filled.replace(/(?<!\\)\[((?:[^[\]\\]|\\.)*)\]\([^()\s]*\)/g, '$1');
    return cutText(/\\[[\]]/.test(plain) ? plain.replace(/\\([\\[\]])/g, '$1') : plain);
  }

  private place(location: Json): ImportedPlace | undefined {
    const physical = location.at('physicalLocation');
    const path = this.paths.of(physical.at('artifactLocation'));
    if (path === undefined) return undefined;
    const region = regionOf(physical.at('region'), this.unit);
    const snippet = snippetOf(physical);
    return {
      ...path,
      ...(region === undefined ? {} : { region }),
      ...(snippet === undefined ? {} : { snippet }),
    };
  }

  /** A request of the result (3.46), or the address that it has for a place. */
  private request(result: Json): ImportedRequest | undefined {
    const web = result.at('webRequest');
    const target = web.at('target').text;
    const uri = result.at('locations', 0, 'physicalLocation', 'artifactLocation', 'uri').text;
    const address = uri !== undefined && /^https?:/i.test(uri) ? uri : undefined;
    const url = target !== undefined && /^https?:/i.test(target) ? target : (address ?? target);
    if (url === undefined) return undefined;
    return requestOf({ url, method: web.at('method').text });
  }

  private trace(result: Json): ImportedStep[] {
    const flow = [...result.at('codeFlows', 0, 'threadFlows', 0, 'locations').items()];
    return withoutMiddle(flow, MAXIMUM_STEPS).flatMap((step) => {
      const index = step.at('index').count(0);
      const location =
        index === undefined ? step.at('location') : this.run.at('threadFlowLocations', index, 'location');
      const place = this.place(location);
      return place === undefined
        ? []
        : [{ ...place, message: this.message(location.at('message'), undefined) ?? '' }];
    });
  }
}

/** Lines and columns (3.30); the end column is exclusive there as here. */
function regionOf(region: Json, unit: ColumnUnit): ImportedRegion | undefined {
  const startLine = region.at('startLine').count(1);
  if (startLine === undefined) return undefined;
  const endLine = region.at('endLine').count(startLine) ?? startLine;
  const startColumn = region.at('startColumn').count(1);
  const endColumn = region.at('endColumn').count(1);
  return {
    startLine,
    endLine,
    ...(startColumn === undefined ? {} : { startColumn }),
    ...(endColumn === undefined ? {} : { endColumn }),
    unit,
  };
}

/** Code of the file: more of it, where the report has more. */
function snippetOf(physical: Json): ImportedSnippet | undefined {
  for (const name of ['contextRegion', 'region']) {
    const region = physical.at(name);
    const text = region.at('snippet', 'text').wholeText;
    const startLine = region.at('startLine').count(1);
    if (text === undefined || startLine === undefined) continue;
    return {
      startLine,
      text: text.slice(0, MAXIMUM_SNIPPET),
      isPartial: text.length > MAXIMUM_SNIPPET || region.has('startColumn') || region.has('endColumn'),
    };
  }
  return undefined;
}

const LEVELS: Readonly<Record<string, Severity>> = {
  error: 'high',
  warning: 'medium',
  note: 'low',
  none: 'info',
};

/** How bad a result is: names and scores of it before those of its rule, and both before the level. */
function severityOf(result: Json, rule: Json | undefined): Severity {
  const own = result.at('properties');
  const ofRule = rule?.at('properties');
  for (const name of ['fortify-severity', 'priority', 'severity', 'issue_severity']) {
    const severity = severityNamed(own.at(name).text);
    if (severity !== undefined) return severity;
  }
  for (const properties of [own, ofRule]) {
    const score = properties?.at('security-severity').number;
    const severity = score === undefined ? undefined : severityScored(score);
    if (severity !== undefined) return severity;
  }
  for (const tag of tagsOf(result, rule)) if (SEVERITY_TAG.test(tag)) return severityNamed(tag) as Severity;
  const level = result.at('level').text ?? rule?.at('defaultConfiguration', 'level').text ?? 'warning';
  return Object.hasOwn(LEVELS, level) ? (LEVELS[level] as Severity) : 'medium';
}

/** Tags with which tools say more exactly than by one of three levels how bad a rule’s results are, or how sure. */
const SEVERITY_TAG = /^(?:critical|high|medium|low)$/i;
const CONFIDENCE_TAG = /^(high|medium|low) confidence$/i;

/** How sure the tool is. Precision comes last: tools that say it of each rule alike may know better. */
function confidenceOf(result: Json, rule: Json | undefined): { confidence?: Confidence } {
  const own = result.at('properties');
  return confidenceNamed(
    own.at('confidence').text,
    own.at('issue_confidence').text,
    ...tagsOf(result, rule).map((tag) => CONFIDENCE_TAG.exec(tag)?.[1]),
    rule?.at('properties', 'precision').text,
  );
}

function tagsOf(result: Json, rule: Json | undefined): string[] {
  return [result, rule].flatMap((each) => each?.at('properties', 'tags').texts ?? []);
}

/** Suppressed means that there are suppressions and nobody has still to agree with one (3.27.23). */
function verdictOf(result: Json): ImportedVerdict | undefined {
  const suppressions = [...result.at('suppressions').items()];
  const states = suppressions.map((each) => each.at('status').text ?? 'accepted');
  if (suppressions.length === 0 || states.some((state) => state !== 'accepted')) return undefined;
  const reason = suppressions.map((each) => each.at('justification').text).find((each) => each !== undefined);
  return { kind: 'suppressed', ...(reason === undefined ? {} : { reason }) };
}
