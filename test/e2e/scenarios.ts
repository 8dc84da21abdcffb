/**
 * Which suites run in VS Code's extension host, and in what surroundings: one VS Code is started for each.
 */

export interface Scenario {
  /** `test/e2e/host/<suite>.host.ts` */
  readonly suite: string;
  /** The files of the workspace, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The user's settings, on top of the harness's quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * With phases, the suite runs once for each, in the same installation and workspace, and VS Code is
   * restarted in between. The suite reads its phase from E2E_PHASE.
   */
  readonly phases?: readonly string[];
}

const INSECURE = `import subprocess


def ping(host):
    subprocess.run("ping -c 1 " + host, shell=True)
`;

const FIXABLE = `import requests


def load(url):
    return requests.get(url, verify=False, timeout=5)
`;

export const scenarios: readonly Scenario[] = [
  { suite: 'smoke', files: { 'readme.txt': 'A workspace.\n' } },
  {
    suite: 'diagnostics',
    files: {
      'empty.py': '',
      'insecure.py': INSECURE,
      'prompt.py': 'import subprocess\n\n\ndef ping(host):\n    # ping the host',
    },
  },
  {
    suite: 'actions',
    files: {
      'fixable.py': FIXABLE,
      'two-fixable.py': `${FIXABLE}

def store(url, body):
    return requests.post(url, data=body, verify=False, timeout=5)
`,
      'never-opened/deep/insecure.py': FIXABLE,
    },
  },
  {
    suite: 'provenance',
    files: { 'authors.py': 'import requests\n' },
    settings: { 'files.autoSave': 'off' },
  },
  { suite: 'configuration', files: { 'fixable.py': FIXABLE } },
  { suite: 'agents', files: { 'fixable.py': FIXABLE } },
  {
    suite: 'restricted',
    files: {
      'fixable.py': FIXABLE,
      '.ai-security-scanner.yml': 'rules:\n  include: [rules.yml]\npaths:\n  exclude: ["*.py"]\n',
      'rules.yml': `rules:
  - id: no-functions
    languages: [python]
    severity: ERROR
    message: No functions here.
    pattern: 'def $F(...): ...'
`,
    },
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
    },
  },
];
