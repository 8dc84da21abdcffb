/** Loading projects from the machine's disk: the real `ProjectFiles`. */

import { join, resolve } from 'node:path';
import type { ProjectFiles } from '../config/project.ts';
import { readText, ruleFiles } from './files.ts';
import type { PackageFiles } from './packageFiles.ts';

export function projectFiles(packageFiles: PackageFiles): ProjectFiles {
  return {
    readText,
    ruleFiles,
    join: (...parts) => join(...parts.map((part, i) => (i === 0 ? resolve(part) : part))),
    bundledRules: () => packageFiles.bundledRules(),
  };
}
