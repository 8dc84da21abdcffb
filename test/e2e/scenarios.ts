/**
 * Which suites run in VS Code's extension host, and in what surroundings: one VS Code is started for each scenario,
 * which takes longer than most suites.
 */

export interface Scenario {
  /** `test/e2e/host/<suite>.host.ts`, one after the other. */
  readonly suites: readonly string[];
  /** The files of the workspace, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The user's settings, on top of the harness's quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
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
  {
    suites: ['smoke', 'diagnostics', 'agents', 'actions', 'provenance', 'configuration'],
    files: {
      'empty.py': '',
      'insecure.py': INSECURE,
      'prompt.py': 'import subprocess\n\n\ndef ping(host):\n    # ping the host',
      'fixable.py': FIXABLE,
      'two-fixable.py': `${FIXABLE}

def store(url, body):
    return requests.post(url, data=body, verify=False, timeout=5)
`,
      'never-opened/deep/insecure.py': FIXABLE,
      'authors.py': 'import requests\n',
    },
    settings: { 'files.autoSave': 'off' },
  },
  {
    suites: ['restricted'],
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
