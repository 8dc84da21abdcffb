/** Places as SonarQube's web API names them: components, text ranges, and the way of the data. */

import type { ImportedPlace, ImportedRegion, ImportedStep } from './imported.ts';
import type { Json } from './json.ts';
import { MAXIMUM_STEPS, withoutMiddle } from './limits.ts';
import { importedPath } from './paths.ts';

/** Paths of components by their keys; none for projects and folders. */
export type ComponentPaths = ReadonlyMap<string, string | undefined>;

/** The paths of a page's components. */
export function pathsOf(page: Json): ComponentPaths {
  const paths = new Map<string, string | undefined>();
  for (const component of page.at('components').items()) {
    const key = component.at('key').text;
    const isFolder = component.at('qualifier').text === 'DIR';
    if (key !== undefined) paths.set(key, isFolder ? undefined : component.at('path').text);
  }
  return paths;
}

/**
 * The file of a component, whose key is `project:path` where the report does not list it. Issues that an analyser
 * of dependencies has about the project as a whole have its key alone, and no file.
 */
export function componentPlace(json: Json, paths: ComponentPaths): ImportedPlace | undefined {
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
export function regionOf(range: Json, startKey: string, endKey: string): ImportedRegion | undefined {
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

/** The first flow, the source first: it begins where the issue is and goes back to where the data comes from. */
export function traceOf(json: Json, paths: ComponentPaths): ImportedStep[] {
  const locations = withoutMiddle([...json.at('flows', 0, 'locations').items()], MAXIMUM_STEPS);
  return [...locations].reverse().flatMap((location): ImportedStep[] => {
    const step = componentPlace(location, paths);
    return step === undefined ? [] : [{ ...step, message: location.at('msg').text ?? '' }];
  });
}
