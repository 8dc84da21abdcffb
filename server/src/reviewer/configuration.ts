/**
 * `reviewers:` in a person's own configuration: the programs that may be asked for a second opinion at the terminal
 * and in CI. It is read from the person's folder alone. The configuration of a workspace has no such key, so nobody
 * can have a program run, or code sent, by what they put into a repository.
 */

import { Setting } from '../config/reading.ts';
import type { Problem } from '../finding/finding.ts';
import { readYaml } from '../rule/yaml.ts';
import { type Bounds, DEFAULT_BOUNDS } from './budget.ts';

export interface Reviewer {
  /** Its name in the configuration. */
  readonly name: string;
  /** The program and its arguments. The program is an absolute path, or found by its name. */
  readonly command: readonly string[];
  /** What opinions are labelled with. */
  readonly model: string;
  /** Milliseconds for one answer. */
  readonly patience: number;
  readonly bounds: Bounds;
}

const DEFAULT_SECONDS = 60;

export interface Reviewers {
  readonly reviewers: readonly Reviewer[];
  readonly problems: readonly Problem[];
}

/** Reads the configuration of a person. `file` is how problems name it. Never throws. */
export function parseReviewers(text: string, file: string): Reviewers {
  const yaml = readYaml(text);
  const problems: Problem[] = [];
  if ('errors' in yaml)
    return {
      reviewers: [],
      problems: yaml.errors.map(({ message, span }): Problem => {
        const said = `${message.replace(/\.$/, '')}. Until this is mended, no reviewer is known.`;
        return { kind: 'configuration', path: file, message: said, ...(span === undefined ? {} : { span }) };
      }),
    };
  if (yaml.value === null || yaml.value === undefined) return { reviewers: [], problems };
  const { locate, locateKey } = yaml;
  const root = new Setting(yaml.value, [], { name: file, problems, locate, locateKey });
  const entries = root.mapping(['reviewers'])?.reviewers?.entries('a mapping of names to reviewers') ?? [];
  return { reviewers: entries.flatMap(([name, setting]) => readReviewer(name, setting) ?? []), problems };
}

function readReviewer(name: string, setting: Setting): Reviewer | undefined {
  const keys = setting.mapping(['command', 'model', 'timeout', 'requests', 'characters']);
  if (keys === undefined) return undefined;
  if (keys.command === undefined) {
    setting.report(`The reviewer \`${name}\` has no \`command\`: name its program and arguments, as a list.`);
    return undefined;
  }
  const command = keys.command.texts();
  const [program = ''] = command;
  if (command.length !== keys.command.items().length || program === '') return undefined;
  // What is relative would be looked for in whatever folder the command runs.
  if (/[/\\]/.test(program) && !/^(?:\/|~\/|[a-z]:[/\\]|\\\\)/i.test(program)) {
    keys.command.report(`The program of the reviewer \`${name}\` is a relative path: write it in full.`);
    return undefined;
  }
  return {
    name,
    command,
    model: keys.model?.text() ?? name,
    patience: 1000 * (keys.timeout?.count() ?? DEFAULT_SECONDS),
    bounds: {
      requests: keys.requests?.count() ?? DEFAULT_BOUNDS.requests,
      characters: keys.characters?.count() ?? DEFAULT_BOUNDS.characters,
    },
  };
}
