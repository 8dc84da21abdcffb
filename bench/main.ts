/**
 * `npm run bench`: every figure that the product promises about speed and size, with its bar, measured on this
 * machine now. Bars are ratios within one run where that is possible, since machines and what else they do differ.
 *
 *   npm run bench                                   everything
 *   npm run bench -- --only edits,cold              some parts
 *   npm run bench -- --language python --lines 2000
 */

import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, printFigures } from './figures.ts';
import { PARTS, type PartName } from './parts.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      language: { type: 'string' },
      lines: { type: 'string', multiple: true },
    },
  });
  const names = values.only?.split(',') ?? Object.keys(PARTS);
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`No part is called ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
  const options = {
    sizes: (values.lines ?? ['500', '2000', '20000']).map(Number),
    ...(values.language === undefined ? {} : { language: values.language }),
  };
  const figures: Figure[] = [];
  for (const name of names) {
    console.log(`\n## ${name}\n`);
    try {
      figures.push(...(await PARTS[name as PartName](options)));
    } catch (error) {
      // One part that cannot run, say without a network, does not keep the others from being measured.
      console.log(`Not measured: ${(error as Error).message}`);
      figures.push({ what: `${name}: not measured`, value: Number.NaN, unit: '', bar: 0 });
      process.exitCode = 1;
    }
  }
  const [load = 0] = loadavg();
  console.log(`\n## All figures (Node ${process.version}, ${availableParallelism()} cores)\n`);
  console.log(
    `Processes that wanted a core in the last minute: ${load.toFixed(1)}. With more of them than cores,`,
  );
  console.log('times above the median and all bars in milliseconds say more of the others than of this.\n');
  printFigures(figures);
}

void main();
