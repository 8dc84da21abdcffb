/**
 * Fortify's own reports: an FPR archive with its `audit.fvdl` and what people decided in its `audit.xml`, or an
 * FVDL file alone. Most of what a vulnerability says stands elsewhere in the file and behind it, so the text is
 * read twice: once for the pools (nodes, snippets, rules, descriptions), once for the vulnerabilities.
 */

import type { Severity } from '../finding/finding.ts';
import { type Collector, Unusable } from './collector.ts';
import {
  ImportError,
  type ImportedPlace,
  type ImportedResult,
  type ImportedSnippet,
  type ImportedStep,
  type ImportedVerdict,
} from './imported.ts';
import type { Importer } from './importer.ts';
import { timeOf } from './json.ts';
import { MAXIMUM_SNIPPET, MAXIMUM_STEPS, withoutMiddle } from './limits.ts';
import { withoutMarkup } from './markup.ts';
import { textOf } from './opened.ts';
import { importedPath } from './paths.ts';
import { cwesIn, owaspIn } from './weaknesses.ts';
import { readXml, type XmlElement, xmlRoot } from './xml.ts';

const FVDL = 'audit.fvdl';
const AUDIT = 'audit.xml';

export const fortify: Importer = {
  name: 'fortify',
  summary: 'Fortify’s FPR archives and FVDL files',
  recognises: (report) =>
    report.kind === 'zip' ? report.archive.has(FVDL) : report.kind === 'xml' && report.root.name === 'FVDL',
  read(report, into) {
    if (report.kind === 'xml') readFvdl(report.text, new Map(), into);
    else if (report.kind === 'zip') {
      const { archive } = report;
      const verdicts = archive.has(AUDIT) ? readAudit(textOf(archive.read(AUDIT), AUDIT), into) : new Map();
      const text = textOf(archive.read(FVDL), FVDL);
      if (xmlRoot(text)?.name !== 'FVDL')
        throw new ImportError('The entry is no FVDL: make the report anew.', FVDL);
      readFvdl(text, verdicts, into);
    }
  },
};

/** Fortify's tag for what a person makes of an issue. */
const ANALYSIS = '87f2364f-dcd4-49e6-861d-f8d3f351686b';

/** What people decided, by the id of the instance. */
function readAudit(text: string, into: Collector): Map<string, ImportedVerdict> {
  const verdicts = new Map<string, ImportedVerdict>();
  const fault = readXml(text, {
    records: new Set(['Issue']),
    onRecord: (issue) => {
      const id = issue.attribute('instanceId');
      const tag = issue.all('Tag').find((each) => each.attribute('id')?.toLowerCase() === ANALYSIS);
      const isNone = /^not an issue$/i.test(tag?.text('Value') ?? '');
      const isSuppressed = issue.attribute('suppressed') === 'true';
      if (id === undefined || (!isNone && !isSuppressed)) return;
      const reason = issue.child('ThreadedComments')?.all('Comment').at(-1)?.text('Content');
      verdicts.set(id, {
        kind: isNone ? 'false-positive' : 'suppressed',
        ...(reason === undefined ? {} : { reason }),
      });
    },
  });
  if (fault !== undefined) into.report({ message: fault.message, at: `${AUDIT}, ${fault.at}` });
  return verdicts;
}

/** What vulnerabilities refer to. */
interface Pools {
  readonly nodes: Map<string, XmlElement>;
  readonly snippets: Map<string, ImportedSnippet>;
  readonly rules: Map<string, RuleFacts>;
  readonly abstracts: Map<string, string>;
  readonly bases: string[];
}

/** What the meta information of a rule says by group: `Impact`, `altcategoryCWE`. */
type RuleFacts = ReadonlyMap<string, string>;

function readFvdl(text: string, verdicts: ReadonlyMap<string, ImportedVerdict>, into: Collector): void {
  into.begin({ tool: { name: 'Fortify' } });
  const pools: Pools = {
    nodes: new Map(),
    snippets: new Map(),
    rules: new Map(),
    abstracts: new Map(),
    bases: [],
  };
  const fault = readXml(text, {
    records: new Set(['Node', 'Snippet', 'Rule', 'Description', 'Vulnerability']),
    onElement: (element) => {
      if (element.name !== 'CreatedTS') return;
      const madeAt = timeOf(`${element.attribute('date')}T${element.attribute('time')}Z`);
      if (madeAt !== undefined) into.amend({ madeAt });
    },
    onEnd: (element) => {
      const content = element.content.trim();
      if (element.name === 'SourceBasePath' && content !== '') pools.bases.push(content);
      else if (element.name === 'EngineVersion' && content !== '')
        into.amend({ tool: { name: 'Fortify', version: content.slice(0, 100) } });
    },
    onRecord: (record) => addToPools(record, pools),
  });
  // What comes behind a mistake is missing both times; once is enough to say so.
  if (fault !== undefined)
    into.report({ message: fault.message, ...(fault.at === undefined ? {} : { at: fault.at }) });
  readXml(text, {
    records: new Set(['Vulnerability']),
    onRecord: (record) => into.add(() => resultOf(record, pools, verdicts)),
  });
}

function addToPools(record: XmlElement, { nodes, snippets, rules, abstracts }: Pools): void {
  const id = record.attribute('id') ?? record.attribute('classID');
  if (id === undefined) return;
  if (record.name === 'Node') nodes.set(id, record);
  else if (record.name === 'Snippet') {
    const code = record.child('Text')?.content;
    const startLine = Number(record.text('StartLine'));
    if (code !== undefined && Number.isInteger(startLine) && startLine >= 1)
      snippets.set(id, {
        startLine,
        text: code.slice(0, MAXIMUM_SNIPPET),
        isPartial: code.length > MAXIMUM_SNIPPET,
      });
  } else if (record.name === 'Rule')
    rules.set(
      id,
      new Map(
        record
          .child('MetaInfo')
          ?.all('Group')
          .map((each) => [each.attribute('name') ?? '', each.content.trim()]),
      ),
    );
  else if (record.name === 'Description') {
    const abstract = record.wholeText('Abstract');
    if (abstract !== undefined) abstracts.set(id, abstract);
  }
}

function resultOf(
  record: XmlElement,
  pools: Pools,
  verdicts: ReadonlyMap<string, ImportedVerdict>,
): ImportedResult {
  const type = record.text('ClassInfo', 'Type');
  const classId = record.text('ClassInfo', 'ClassID');
  const subtype = record.text('ClassInfo', 'Subtype');
  if (type === undefined || classId === undefined)
    throw new Unusable('it has no `ClassInfo` with a `ClassID` and a `Type`', record.at);
  const unified = record.child('AnalysisInfo', 'Unified');
  const steps = (unified?.child('Trace', 'Primary')?.all('Entry') ?? []).flatMap((entry) =>
    stepOf(entry, pools),
  );
  const main = steps.find(({ isDefault }) => isDefault) ?? steps.at(-1);
  if (main === undefined) throw new Unusable('it has no place in a file of the project', record.at);
  const rule = pools.rules.get(classId) ?? new Map<string, string>();
  const abstract = pools.abstracts.get(classId);
  const owasp = [...rule].filter(([name]) => /^altcategoryOWASP20\d\d$/i.test(name));
  const instance = record.text('InstanceInfo', 'InstanceID');
  const verdict = instance === undefined ? undefined : verdicts.get(instance);
  const { message: _, isDefault: __, ...place } = main;
  const trace = steps.map(({ isDefault: ___, ...step }) => step);
  return {
    ruleId: subtype === undefined ? type : `${type}: ${subtype}`,
    title: subtype === undefined ? type : `${type}: ${subtype}`,
    message: (abstract === undefined ? '' : withReplacements(abstract, unified)) || type,
    severity: priorityOf(record, rule),
    // Those of `altcategoryCWETop252023` and the like are the classes of a ranking that it belongs to.
    cwe: cwesIn([rule.get('altcategoryCWE') ?? '']),
    owasp: owaspIn(owasp.map(([name, value]) => `OWASP ${name.slice(-4)} ${value}`)),
    place,
    trace: trace.length < 2 ? [] : withoutMiddle(trace, MAXIMUM_STEPS),
    ...(verdict === undefined ? {} : { verdict }),
    at: record.at,
  };
}

/** A step, which stands in the entry itself or in the pool of nodes. */
function stepOf(entry: XmlElement, pools: Pools): (ImportedStep & { readonly isDefault: boolean })[] {
  const reference = entry.child('NodeRef')?.attribute('id');
  const node = entry.child('Node') ?? (reference === undefined ? undefined : pools.nodes.get(reference));
  const location = node?.child('SourceLocation');
  const place = location === undefined ? undefined : placeOf(location, pools);
  if (place === undefined) return [];
  return [
    {
      ...place,
      message: node?.text('Action') ?? '',
      isDefault: entry.child('Node')?.attribute('isDefault') === 'true',
    },
  ];
}

function placeOf(location: XmlElement, { snippets, bases }: Pools): ImportedPlace | undefined {
  const raw = location.attribute('path');
  const path = raw === undefined ? undefined : importedPath(raw, bases);
  if (path === undefined) return undefined;
  const startLine = location.count('line');
  if (startLine === undefined) return path;
  const startColumn = location.count('colStart');
  const endColumn = location.count('colEnd');
  const snippet = snippets.get(location.attribute('snippet') ?? '');
  return {
    ...path,
    region: {
      startLine,
      endLine: Math.max(startLine, location.count('lineEnd') ?? startLine),
      ...(startColumn === undefined ? {} : { startColumn }),
      ...(endColumn === undefined ? {} : { endColumn }),
      unit: 'utf16',
    },
    ...(snippet === undefined ? {} : { snippet }),
  };
}

/**
 * A description with what the vulnerability puts into it. `AltParagraph` is what the paragraph around it says where
 * there is nothing to put in.
 */
function withReplacements(abstract: string, unified: XmlElement | undefined): string {
  const values = new Map(
    unified
      ?.child('ReplacementDefinitions')
      ?.all('Def')
      .map((each) => [each.attribute('key') ?? '', each.attribute('value') ?? '']),
  );
  const general = /<AltParagraph>([\s\S]*?)<\/AltParagraph>/g;
  const text = abstract.slice(0, 20_000);
  const alternatives = values.size > 0 ? [] : [...text.matchAll(general)].map(([, each = '']) => each);
  return withoutMarkup(
    (alternatives.length > 0 ? alternatives.join(' ') : text.replace(general, ' ')).replace(
      /<Replace\s+key="([^"<>]{0,200})"[^<>]*>/g,
      (_, key: string) => (values.get(key) ?? '').replace(/[<>]/g, ' '),
    ),
  );
}

/**
 * Fortify's priority: how bad it would be, and how likely it is, both from 0 to 5. The likelihood is accuracy ×
 * confidence × probability / 25, as Fortify's guides say; without them the severity of the instance has to do.
 */
function priorityOf(record: XmlElement, rule: RuleFacts): Severity {
  const confidence = Number(record.text('InstanceInfo', 'Confidence'));
  const impact = Number(rule.get('Impact'));
  const likelihood = (Number(rule.get('Accuracy')) * confidence * Number(rule.get('Probability'))) / 25;
  if (Number.isFinite(impact) && Number.isFinite(likelihood)) {
    const isLikely = likelihood >= 2.5;
    if (impact >= 2.5) return isLikely ? 'critical' : 'high';
    return isLikely ? 'medium' : 'low';
  }
  const severity = Number(
    record.text('InstanceInfo', 'InstanceSeverity') ?? record.text('ClassInfo', 'DefaultSeverity'),
  );
  if (severity >= 4) return 'critical';
  if (severity >= 3) return 'high';
  return severity >= 2 || !Number.isFinite(severity) ? 'medium' : 'low';
}
