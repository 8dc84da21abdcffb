/**
 * Which weaknesses a SARIF result is about: by tags and properties, as most tools say it, or by taxa of a taxonomy
 * (3.27.8, 3.49.14). A reference names its taxonomy, or says only which of the run's it is (3.54).
 */

import type { Json } from './json.ts';
import { cwesIn, owaspIn } from './weaknesses.ts';

export class SarifTaxonomies {
  private readonly byGuid = new Map<string, Json>();

  constructor(private readonly run: Json) {
    for (const taxonomy of run.at('taxonomies').items()) {
      const guid = taxonomy.at('guid').text?.toLowerCase();
      if (guid !== undefined) this.byGuid.set(guid, taxonomy);
    }
  }

  weaknessesOf(result: Json, rule: Json | undefined): { cwe: number[]; owasp: string[] } {
    const properties = [result, rule].flatMap((each) => (each === undefined ? [] : [each.at('properties')]));
    const textsAt = (...keys: readonly string[]): string[] =>
      properties.flatMap((each) =>
        keys.flatMap((key) => {
          const value = each.at(key);
          return typeof value.value === 'number' ? [String(value.value)] : value.texts;
        }),
      );
    const relationships = [...(rule?.at('relationships').items() ?? [])].map((each) => each.at('target'));
    const taxa = [...result.at('taxa').items(), ...relationships].map((each) => this.taxon(each));
    const tags = textsAt('tags', 'owasp');
    return {
      cwe: [...new Set([...cwesIn([...tags, ...taxa]), ...cwesIn(textsAt('cwe'), true)])],
      owasp: owaspIn([...tags, ...textsAt('cwe'), ...taxa]),
    };
  }

  /** A reference to a taxon as a text: the name of the taxonomy and the id, such as `CWE-79`. */
  private taxon(reference: Json): string {
    const component = reference.at('toolComponent');
    const index = component.at('index').count(0);
    const taxonomy =
      this.byGuid.get(component.at('guid').text?.toLowerCase() ?? '') ??
      (index === undefined ? undefined : this.run.at('taxonomies', index));
    const place = reference.at('index').count(0);
    const listed = place === undefined ? undefined : taxonomy?.at('taxa', place, 'id').text;
    const id = reference.at('id').text ?? listed ?? '';
    const name = component.at('name').text ?? taxonomy?.at('name').text ?? '';
    return id.toLowerCase().startsWith(`${name.toLowerCase()}-`) ? id : `${name}-${id}`;
  }
}
