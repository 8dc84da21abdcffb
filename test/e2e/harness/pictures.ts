/** Pictures of the window that tests leave: of steps, and of how it looked when one failed. */

import { join } from 'node:path';
import { afterEach } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import type { Workbench } from './workbench.ts';

/** Where they go. */
export const PICTURES = join(projectRoot, '.vscode-test/pictures');

/** Where pictures go that readers see: into the documentation when they are to be made anew. */
export const READERS_PICTURES = process.env.UPDATE_PICTURES ? join(projectRoot, 'docs/images') : PICTURES;

/** Has each failed test of a suite leave a picture, and say where. */
export function picturesOfFailures(workbench: () => Workbench | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const path = join(PICTURES, `failed-${this.currentTest.title.replace(/\W+/g, '-')}.png`);
    await workbench()?.screenshot(path);
    console.log(`    A picture of the window is in ${path}`);
  });
}
