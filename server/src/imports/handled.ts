/**
 * Results of tests from outside, placed on the handlers that answer their requests. Only what is certain becomes a
 * finding in a file; where several handlers may answer, or none is known, the result stays a request.
 */

import type { Finding, OtherTool } from '../finding/finding.ts';
import type { ImportedResult } from './imported.ts';
import { findingOf } from './importedFile.ts';

/** A handler that may answer; UTF-16 offsets into the file as it is now. */
export interface HandlerPlace {
  /** Below the root, with `/`. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The handlers that may answer a request, by the routes that the code declares: one where it is certain, several
 * where the routes leave it open. `parameter` is the name of the one that the test was about.
 */
export type PlaceRequest = (
  url: string,
  method: string | undefined,
  parameter: string | undefined,
) => readonly HandlerPlace[];

export interface ImportedRequestResult {
  readonly result: ImportedResult;
  readonly tool: OtherTool;
}

export interface HandledRequests {
  /** By file below the root. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly unplaced: readonly ImportedRequestResult[];
}

export function placeRequests(
  requests: readonly ImportedRequestResult[],
  place: PlaceRequest,
): HandledRequests {
  const findings = new Map<string, Finding[]>();
  const unplaced: ImportedRequestResult[] = [];
  for (const each of requests) {
    const { request } = each.result;
    const candidates =
      request === undefined ? [] : place(request.url, request.method, request.parameter?.name);
    const [only, second] = candidates;
    if (only === undefined || second !== undefined) {
      unplaced.push(each);
      continue;
    }
    const { file, start, end } = only;
    const finding: Finding = { ...findingOf(each.result, each.tool, { start, end }), trace: [] };
    const known = findings.get(file);
    if (known === undefined) findings.set(file, [finding]);
    else known.push(finding);
  }
  return { findings, unplaced };
}
