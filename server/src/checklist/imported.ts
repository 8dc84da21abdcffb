/** Facts about the reports of other tools, from what a scan has taken over of them. */

import { IMPORTERS } from '../imports/importers.ts';
import type { ReportedImports, UnplacedFinding } from '../imports/importsReport.ts';
import type { CheckedImports, CheckedRequest } from './facts.ts';

const DYNAMIC = new Set(IMPORTERS.filter(({ isDynamic }) => isDynamic).map(({ name }) => name));

/** `imports` is undefined where there was nothing to take over. */
export function checkedImports(imports: ReportedImports | undefined): CheckedImports {
  const { runs = [], requests = [] } = imports ?? {};
  // Other formats may be of tests from outside as well: what they found tells.
  const tested = new Set(requests.map(({ tool }) => tool.report));
  return {
    runs: runs.map(({ tool: { name, report }, format, madeAt }) => ({
      tool: name,
      report,
      isDynamic: DYNAMIC.has(format) || tested.has(report),
      ...(madeAt === undefined ? {} : { madeAt: new Date(madeAt).toISOString() }),
    })),
    requests: requests.map(checkedRequest),
  };
}

function checkedRequest({ tool, ruleId, severity, request }: UnplacedFinding): CheckedRequest {
  const { method = '', url = '' } = request ?? {};
  const what = `${severity}: ${tool.title ?? ruleId} (${`${method} ${url}`.trim()})`;
  return { severity, route: routeOf(url), place: { path: tool.report, what } };
}

/** The path of a URL, which may only be a path; all of what is no URL. */
function routeOf(url: string): string {
  try {
    return new URL(url, 'http://localhost').pathname.slice(1);
  } catch {
    return url;
  }
}
