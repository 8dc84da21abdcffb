/**
 * The table of the checklist, in the order in which it is shown. To add an item: its setting in
 * `config/checklist.ts`, its file beside this one, a line here; the compiler holds the first to the last, and a
 * test both to the schema and docs/checklist.md.
 */

import { acceptedRisks } from './acceptedRisks.ts';
import { dynamic } from './dynamic.ts';
import { findings } from './findings.ts';
import { guidelines } from './guidelines.ts';
import { hooks } from './hooks.ts';
import { imports } from './imports.ts';
import type { Items } from './item.ts';
import { packages } from './packages.ts';
import { reviews } from './reviews.ts';
import { rules } from './rules.ts';
import { secrets } from './secrets.ts';

export const ITEMS: Items = {
  findings,
  secrets,
  reviews,
  acceptedRisks,
  packages,
  rules,
  dynamic,
  imports,
  guidelines,
  hooks,
};
