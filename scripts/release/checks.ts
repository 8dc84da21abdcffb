/**
 * What must hold before a release is made: the tree is what the commit says, the version is new, and users can read
 * what changed in it. All of it is decided from plain values, so that a test can try each case.
 */

/** What is looked at. */
export interface ReleaseState {
  /** What `git status --porcelain` prints. */
  readonly status: string;
  /** The version in package.json. */
  readonly version: string;
  /** The version in package-lock.json. */
  readonly lockVersion: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
  /** The names of all tags. */
  readonly tags: readonly string[];
}

/** The tag of a version. */
export function tagOf(version: string): string {
  return `v${version}`;
}

/** What stands in the way, each as a sentence that says what to do. Empty where nothing does. */
export function releaseProblems(state: ReleaseState): string[] {
  const { status, version, lockVersion, changelog, tags } = state;
  const problems: string[] = [];
  if (status.trim() !== '')
    problems.push(`The tree has changes that are not committed. Commit or stash them:\n${status.trimEnd()}`);
  if (!/^\d+\.\d+\.\d+$/.test(version))
    problems.push(
      `"${version}" in package.json is no version that can be published. The Marketplace wants three numbers.`,
    );
  if (lockVersion !== version)
    problems.push(`package-lock.json says version ${lockVersion}. Run \`npm install --package-lock-only\`.`);
  if (tags.includes(tagOf(version)))
    problems.push(`The tag ${tagOf(version)} exists. Raise the version in package.json.`);
  if (!hasEntries(changelog, version))
    problems.push(`CHANGELOG.md says nothing about ${version}. Add a section "## ${version}" with entries.`);
  if (hasEntries(changelog, 'Unreleased'))
    problems.push(`CHANGELOG.md has entries under "Unreleased". Move them to "## ${version}".`);
  return problems;
}

/** Whether the section with this heading (a date may follow it) has a list entry. */
function hasEntries(changelog: string, heading: string): boolean {
  const section = changelog.split(/^## /m).find((each) => each.split(/\s/, 1)[0] === heading);
  return section !== undefined && /^\* \S/m.test(section);
}
