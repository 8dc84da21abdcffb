/**
 * The configuration that a repository begins with: every key with a word on what it does. What is not needed yet
 * stands behind a `#` without a blank, so that it can be switched on by taking the `#` away; a test does just that.
 */

import type { GeneratedFiles } from './survey.ts';

/** The text of `.ai-security-scanner.yml` for a repository with this generated code. */
export function configurationText(generated: readonly GeneratedFiles[]): string {
  return `# What AI Security Scanner looks at here, for the editor, the command, agents and the gate of CI alike.
# Each key is described in docs/configuration.md of AI Security Scanner. A key right behind a # is off: take the #
# away to switch it on.
#
# The gate reads this file as it is in the branch that a change goes to, so no change can loosen its own gate.

paths:
${excluded(generated)}
  # Only these, where not everything is to be scanned. Globs are like those of .gitignore, which counts anyway.
  #include: [src/]

# Which findings are shown: from which confidence on (low, medium, high), or adaptive: from medium on, and of low
# where an assistant wrote the lines and nobody has reviewed them.
#strictness: adaptive

#rules:
  # Rule files of your own, or folders of them.
#  include: [security-rules/]
  # Rules that do not run here, by their ids.
#  disable: [python-missing-timeout]
  # Rule packs that do not run here.
#  disablePacks: [a-pack]
  # Severities instead of the rules' own: info, low, medium, high, critical.
#  severity: { python-weak-hash: high }

# What people must have reviewed before a change may go in: unreviewed (every changed line), unreviewed-ai (lines
# that an AI wrote, as far as that is known) or unreviewed-findings (lines with findings). See docs/ledger.md.
#policy:
#  - require: unreviewed-ai
#  - require: unreviewed
#    paths: [src/payments/]
#    reviewers: 2
#    notAuthor: true
#    signed: true

# What has to be so before code goes to production; it works without a word here. See docs/checklist.md.
#checklist: { findings: high, guidelines: true }

# The keys that may sign reviews and rule packs.
#allowedSigners: .ai-review/allowed_signers
#trustedPublishers: .ai-security/trusted_publishers

# Whether what is known of who wrote a line is kept in the repository (shared), or on each machine (private).
# With shared, the gate knows what an AI wrote.
#provenance: private

# Reports of other tools, whose results are shown beside the findings. See docs/imports.md.
#imports: [reports/*.sarif]
# Whether what several tools found on one line is shown once.
#deduplicate: true
`;
}

function excluded(generated: readonly GeneratedFiles[]): string {
  if (generated.length === 0)
    return `  # Left out of scans. No generated code was found here.
  #exclude: [generated/]`;
  const lines = generated.map(({ glob, programs, isMost }) => {
    const files = `${programs} ${programs === 1 ? 'file' : 'files'}`;
    // JSON's strings are YAML's as well, and hold no line break whatever the glob is.
    const entry = `- ${JSON.stringify(glob)} # ${files}`;
    return isMost ? `    #${entry}, most of the code: is all of that generated?` : `    ${entry}`;
  });
  const key = generated.every(({ isMost }) => isMost) ? '  #exclude:' : '  exclude:';
  return [
    '  # Left out of scans: generated code, which is mended where it is generated.',
    key,
    ...lines,
  ].join('\n');
}
