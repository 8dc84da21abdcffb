/**
 * What a person does to publish a release. Nothing here is run: a release goes out when somebody with the accounts
 * decides so, after looking at what was built.
 */

import { tagOf } from './checks.ts';

/** The fields of package.json that say where the project lives. */
export interface Home {
  readonly repository?: unknown;
  readonly bugs?: unknown;
  readonly homepage?: unknown;
}

/** The steps, as text for the terminal. `files` are the paths of what was built. */
export function publishingSteps(version: string, files: readonly string[], home: Home): string {
  const unset = (['repository', 'bugs', 'homepage'] as const).filter((field) => home[field] === undefined);
  const vsix = files.filter((file) => file.endsWith('.vsix')).join(' ');
  const tarball = files.filter((file) => file.endsWith('.tgz')).join(' ');
  const tag = tagOf(version);
  const steps = [
    ...(unset.length > 0 ? [`# First set ${unset.join(', ')} in package.json, and build again.`] : []),
    `git tag --sign ${tag} --message "${version}" && git push origin ${tag}`,
    `npx vsce publish --packagePath ${vsix}    # VS Code Marketplace; wants VSCE_PAT`,
    `npx ovsx publish ${vsix}    # Open VSX; wants OVSX_PAT`,
    `npm publish ${tarball}    # npm; wants a login`,
    `# Attach to the release of ${tag}: ${files.join(' ')}`,
  ];
  return steps.map((step) => `  ${step}\n`).join('');
}
