/** Requests of tests from outside: addresses, and which parameter of which part of them a test was about. */

import type { ImportedRequest, ParameterPlace } from './imported.ts';
import { cutText } from './json.ts';

/** A request from what a report says of it; what is missing or empty is left out. */
export function requestOf(said: {
  readonly url: string;
  readonly method?: string | undefined;
  readonly parameter?: string | undefined;
  readonly in?: ParameterPlace | undefined;
  readonly attack?: string | undefined;
  readonly evidence?: string | undefined;
}): ImportedRequest {
  const { url, attack, evidence } = said;
  const method = /^[a-z]{1,20}$/i.test(said.method ?? '') ? said.method?.toUpperCase() : undefined;
  const name = said.parameter?.trim();
  const place = name === undefined ? undefined : (said.in ?? placeOfParameter(name, url));
  return {
    url: cutText(url),
    ...(method === undefined ? {} : { method }),
    ...(name === undefined || name === ''
      ? {}
      : { parameter: { name: cutText(name, 200), ...(place === undefined ? {} : { in: place }) } }),
    ...(attack === undefined || attack === '' ? {} : { attack: cutText(attack) }),
    ...(evidence === undefined || evidence === '' ? {} : { evidence: cutText(evidence) }),
  };
}

/** Where a parameter is that a report only names: in the query, if that has one of the name. */
function placeOfParameter(name: string, url: string): ParameterPlace | undefined {
  const query = /\?([^#]*)/.exec(url)?.[1];
  if (query === undefined) return undefined;
  return new URLSearchParams(query).has(name) ? 'query' : undefined;
}
