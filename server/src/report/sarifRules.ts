/** Rules in SARIF: what code scanning shows beside a result, and what it sorts by. */

import type { Confidence, Severity } from '../finding/finding.ts';
import type { ReportedRule } from './report.ts';

export const LEVELS: Readonly<Record<Severity, 'note' | 'warning' | 'error'>> = {
  info: 'note',
  low: 'note',
  medium: 'warning',
  high: 'error',
  critical: 'error',
};

/** Above 9 is critical, from 7 high, from 4 medium, below low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  info: '0.5',
  low: '3.0',
  medium: '5.5',
  high: '8.0',
  critical: '9.5',
};

const PRECISION: Readonly<Record<Confidence, string>> = { low: 'low', medium: 'medium', high: 'high' };

const MAXIMUM_NAME = 255;
const MAXIMUM_TEXT = 1024;
const MAXIMUM_TAGS = 20;

export function ruleDescriptor(rule: ReportedRule): object {
  const help = helpOf(rule);
  const helpUri = rule.references.find((reference) => /^https?:\/\//.test(reference)) ?? cweUri(rule.cwe[0]);
  return {
    id: rule.id,
    name: cut(rule.title, MAXIMUM_NAME),
    shortDescription: { text: cut(rule.title, MAXIMUM_TEXT) },
    fullDescription: { text: cut(rule.message, MAXIMUM_TEXT) },
    help,
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      precision: PRECISION[rule.confidence],
      'security-severity': SECURITY_SEVERITY[rule.severity],
      // The weaknesses come first: platforms read them, and take no more than twenty tags.
      tags: [
        'security',
        ...rule.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`),
        ...rule.owasp,
      ].slice(0, MAXIMUM_TAGS),
    },
  };
}

/** All that is known of a rule, plain and as Markdown. */
function helpOf(rule: ReportedRule): { text: string; markdown: string } {
  const { explanation, cwe, references } = rule;
  const weaknesses = cwe.map((number) => ({ name: `CWE-${number}`, uri: cweUri(number) as string }));
  const known = new Set(weaknesses.map(({ uri }) => uri));
  const others = references.filter((uri) => !known.has(uri));
  const links = [...weaknesses, ...others.map((uri) => ({ name: uri, uri }))];
  const sections: { heading: string; text: string; markdown: string }[] = [];
  const prose = (heading: string, text: string): void => {
    sections.push({ heading, text, markdown: text });
  };
  const code = (heading: string, text: string): void => {
    const fence = text.includes('```') ? '~~~~' : '```';
    sections.push({ heading, text, markdown: `${fence}\n${text}\n${fence}` });
  };
  if (explanation !== undefined) {
    prose('Why it matters', explanation.why);
    code('Insecure', explanation.insecure);
    code('Secure', explanation.secure);
    prose('How it is found', explanation.how);
    prose('What it misses', explanation.misses);
  }
  if (links.length > 0) {
    sections.push({
      heading: 'References',
      text: links.map(({ name, uri }) => (name === uri ? `- ${uri}` : `- ${name}: ${uri}`)).join('\n'),
      markdown: links
        .map(({ name, uri }) => (name === uri ? `- <${uri}>` : `- [${name}](${uri})`))
        .join('\n'),
    });
  }
  return {
    text: [rule.message, ...sections.map(({ heading, text }) => `${heading}\n\n${text}`)].join('\n\n'),
    markdown: [rule.message, ...sections.map(({ heading, markdown }) => `## ${heading}\n\n${markdown}`)].join(
      '\n\n',
    ),
  };
}

/** Where a weakness is described, by its CWE number. */
export function cweUri(number: number | undefined): string | undefined {
  return number === undefined ? undefined : `https://cwe.mitre.org/data/definitions/${number}.html`;
}

/** A text of at most so many characters; what is cut off stands in the help. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
