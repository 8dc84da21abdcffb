/**
 * The formats that reports are written in. This table drives `--format`, the help and docs/cli.md: another
 * format is a file and a line here.
 */

import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html/findingsPage.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { part } from './part.ts';
import { sarif } from './sarif.ts';
import { sonarqube } from './sonarqube.ts';
import { text } from './text.ts';

export const FORMATS: readonly Format[] = [
  text,
  json,
  sarif,
  gitlab,
  sonarqube,
  junit,
  csv,
  markdown,
  html,
  part,
];
