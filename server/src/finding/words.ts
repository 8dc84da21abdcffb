/** How grave and how sure a finding is, in a word for people; machines read the names themselves. */

import type { Translate } from '../text/translate.ts';
import type { Confidence, Severity } from './finding.ts';

export function severityWord(severity: Severity, t: Translate): string {
  switch (severity) {
    case 'critical':
      return t('critical');
    case 'high':
      return t('high');
    case 'medium':
      return t('medium');
    case 'low':
      return t('low');
    case 'info':
      return t('info');
  }
}

/** The same of several findings: `2 high`. */
export function severityCount(severity: Severity, count: number, t: Translate): string {
  switch (severity) {
    case 'critical':
      return t('{0} critical', count);
    case 'high':
      return t('{0} high', count);
    case 'medium':
      return t('{0} medium', count);
    case 'low':
      return t('{0} low', count);
    case 'info':
      return t('{0} info', count);
  }
}

/** `high severity, medium confidence`. */
export function gravity(severity: Severity, confidence: Confidence, t: Translate): string {
  return t('{0} severity, {1} confidence', severityWord(severity, t), severityWord(confidence, t));
}
