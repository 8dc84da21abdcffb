/**
 * The jobs that hold a change against the review policy of its base, as each system of CI writes them. They are
 * those of `docs/ci.md`, to the letter; a test holds the two together.
 */

import { readYaml } from '../rule/yaml.ts';

/** The name by which a job, or a script, is known to run this program. */
export const PROGRAM = 'ai-security-scanner';

/** A workflow of its own for GitHub Actions. */
export const GITHUB_WORKFLOW = `name: AI Security
on:
  pull_request:
permissions:
  contents: read
  security-events: write
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Hold the review policy
        run: npx --yes ai-security-scanner --since "origin/$BASE" --fail-on-review unreviewed-ai --format sarif --output ai-security.sarif
        env:
          BASE: \${{ github.base_ref }}
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: ai-security.sarif
`;

const GITLAB_NAME = 'ai-security';
const GITLAB_IMAGE = '  image: node:22\n';

/** A job for the pipeline that GitLab has in one file. */
export const GITLAB_JOB = `${GITLAB_NAME}:
${GITLAB_IMAGE}  variables:
    GIT_DEPTH: "0"
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    - npx --yes ai-security-scanner --since "origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" --fail-on-review unreviewed-ai --format json --output ai-security.json
  artifacts:
    when: always
    paths:
      - ai-security.json
`;

/** Steps for a job of Azure Pipelines, whose file may have steps, jobs or stages at its top. */
export const AZURE_STEPS = `- checkout: self
  fetchDepth: 0
- task: UseNode@1
  inputs:
    version: 22.x
- bash: npx --yes ai-security-scanner --since "origin/\${SYSTEM_PULLREQUEST_TARGETBRANCH#refs/heads/}" --fail-on-review unreviewed-ai --format sarif --output ai-security.sarif
  displayName: Hold the review policy
  condition: eq(variables['Build.Reason'], 'PullRequest')
- publish: ai-security.sarif
  artifact: CodeAnalysisLogs
  condition: and(always(), eq(variables['Build.Reason'], 'PullRequest'))
`;

/**
 * A pipeline of GitLab with the job at its end; undefined where it cannot be told that everything else means what
 * it meant before, and a person has to add the job. Line breaks are those of the text.
 */
export function withGitlabJob(text: string): string | undefined {
  const before = pipelineIn(text);
  if (before === undefined || GITLAB_NAME in before) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const job = GITLAB_JOB.replace(GITLAB_IMAGE, `${stageFor(before)}${GITLAB_IMAGE}`);
  const between = text === '' || text.endsWith('\n') ? '' : newline;
  const after = `${text}${between}${newline}${job.replaceAll('\n', newline)}`;
  const { [GITLAB_NAME]: added, ...rest } = pipelineIn(after) ?? {};
  return added !== undefined && JSON.stringify(rest) === JSON.stringify(before) ? after : undefined;
}

function pipelineIn(text: string): Record<string, unknown> | undefined {
  const yaml = readYaml(text);
  if ('errors' in yaml || typeof yaml.value !== 'object' || yaml.value === null) return undefined;
  return Array.isArray(yaml.value) ? undefined : (yaml.value as Record<string, unknown>);
}

/** A job without a stage is in `test`, and where the pipeline names its stages without that one, GitLab refuses it. */
function stageFor({ stages }: Readonly<Record<string, unknown>>): string {
  if (!Array.isArray(stages) || stages.includes('test')) return '';
  const [first] = stages;
  return typeof first === 'string' ? `  stage: ${JSON.stringify(first)}\n` : '';
}
