// `npm start`: build, scan examples/ on the terminal, and open it in VS Code with the extension, on a
// machine where nothing has been run before. What it does is in start.ts.
//
//   npm start              keeps VS Code's server running until Ctrl-C, where there is no desktop one
//   npm start -- --once    checks that it answers, then stops it

import { checkNode, ensureDependencies, exitWith, runNode } from './prerequisites.mjs';

try {
  checkNode();
  ensureDependencies();
  process.exitCode = runNode(['--import', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)]);
} catch (error) {
  exitWith(error);
}
