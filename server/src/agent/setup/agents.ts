/**
 * The agents that this program can be set up for, as data: which files of theirs say which hooks run and which
 * servers of tools are started, and what an entry looks like there. How the files are edited is in
 * `agentFile.ts`; what each agent's own pages say of them, and what was tried, in docs/agents.md.
 */

import type { Platform } from './commandLine.ts';

export type Scope = 'user' | 'project';
export const SCOPES: readonly Scope[] = ['user', 'project'];

/** One event that a hook is run for. */
export interface HookEvent {
  readonly name: string;
  /** The tools that it is about, where the agent filters by itself. */
  readonly matcher?: string;
}

/** How an agent's file names hooks. */
export interface HookForm {
  /** `groups`: `{ matcher, hooks: [entry] }` in the list of an event; `flat`: the entry itself. */
  readonly shape: 'groups' | 'flat';
  readonly events: readonly HookEvent[];
  /** The properties of an entry that hold the line, and for which shell; `own` is the one of this machine. */
  readonly lines: Readonly<Record<string, Platform | 'own'>>;
  /** The other properties of an entry. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Whether a line names the agent: not where several agents read the same file. */
  readonly isNamed: boolean;
  /** Whether a hook that fails stops the agent. */
  readonly failsClosed: boolean;
}

/** How an agent's file names servers of tools. */
export interface ServerForm {
  /** The property that holds them by their names. */
  readonly key: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface AgentFile {
  readonly scope: Scope;
  /** Below the person's home folder, or the project's folder. */
  readonly path: string;
  readonly format: 'json' | 'toml';
  readonly hooks?: HookForm;
  readonly servers?: ServerForm;
  /** What the file must say besides, by property. */
  readonly constants?: Readonly<Record<string, unknown>>;
}

/** A setting of an agent, or of those who administer it, that keeps hooks from running. */
export interface Switch {
  /** Where it stands: below home or project, or as an absolute path of a policy. */
  readonly scope: Scope | 'policy';
  readonly path: string;
  readonly key: readonly string[];
  /** The value with which hooks do not run. */
  readonly value: unknown;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  /** Folders of which one is in the home of somebody who uses it. */
  readonly folders: readonly string[];
  /** The same for a project. */
  readonly projectFolders: readonly string[];
  /** The variable that moves its folder, and the folder that it moves. */
  readonly moved?: { readonly variable: string; readonly folder: string };
  readonly files: readonly AgentFile[];
  readonly switches: readonly Switch[];
  /** Files of other agents whose hooks it runs too, by the name of the other. */
  readonly alsoReads: readonly {
    readonly agent: string;
    readonly path: string;
    readonly scopes: readonly Scope[];
    /** If not always, on which condition. */
    readonly when?: string;
  }[];
  /** What a person has to know when it is set up. */
  readonly note?: string;
}

/** Which tools write or run something, by the names that Claude Code has for them. */
const CLAUDE_WRITES = 'Write|Edit|MultiEdit|NotebookEdit';

const CLAUDE_HOOKS: HookForm = {
  shape: 'groups',
  events: [
    { name: 'PreToolUse', matcher: `Bash|${CLAUDE_WRITES}` },
    { name: 'PostToolUse', matcher: CLAUDE_WRITES },
    { name: 'Stop' },
  ],
  lines: { command: 'posix' },
  properties: { type: 'command', timeout: 30 },
  isNamed: true,
  failsClosed: false,
};

/** Read by Copilot in VS Code, at the command line and in the cloud, so there is one file for all of them. */
const COPILOT_HOOKS: HookForm = {
  shape: 'flat',
  events: [{ name: 'PreToolUse' }, { name: 'PostToolUse' }, { name: 'Stop' }],
  lines: { command: 'posix', windows: 'windows', powershell: 'windows' },
  properties: { type: 'command', timeout: 30 },
  isNamed: false,
  failsClosed: true,
};

const COPILOT_FILES: readonly AgentFile[] = [
  {
    scope: 'user',
    path: '.copilot/hooks/ai-security-scanner.json',
    format: 'json',
    hooks: COPILOT_HOOKS,
    constants: { version: 1 },
  },
  {
    scope: 'project',
    path: '.github/hooks/ai-security-scanner.json',
    format: 'json',
    hooks: COPILOT_HOOKS,
    constants: { version: 1 },
  },
];

const CURSOR_HOOKS: HookForm = {
  shape: 'flat',
  events: [
    { name: 'preToolUse', matcher: 'Write|StrReplace|ApplyPatch' },
    { name: 'postToolUse', matcher: 'Write|StrReplace|ApplyPatch' },
    { name: 'afterTabFileEdit' },
    { name: 'beforeShellExecution' },
    { name: 'stop' },
  ],
  lines: { command: 'own' },
  properties: { timeout: 30 },
  isNamed: true,
  failsClosed: false,
};

const WINDSURF_HOOKS: HookForm = {
  shape: 'flat',
  events: [{ name: 'pre_write_code' }, { name: 'post_write_code' }, { name: 'pre_run_command' }],
  lines: { command: 'own' },
  properties: { show_output: true },
  isNamed: true,
  failsClosed: false,
};

const CODEX_HOOKS: HookForm = {
  shape: 'groups',
  events: [
    { name: 'PreToolUse', matcher: 'Bash|apply_patch|Edit|Write' },
    { name: 'PostToolUse', matcher: 'apply_patch|Edit|Write' },
    { name: 'Stop' },
  ],
  lines: { command: 'own' },
  properties: { type: 'command', timeout: 30 },
  isNamed: true,
  failsClosed: false,
};

const SERVERS: ServerForm = { key: 'mcpServers', properties: {} };

export const AGENTS: readonly Agent[] = [
  {
    id: 'claude-code',
    name: 'Claude Code',
    folders: ['.claude'],
    projectFolders: ['.claude'],
    moved: { variable: 'CLAUDE_CONFIG_DIR', folder: '.claude' },
    files: [
      { scope: 'user', path: '.claude/settings.json', format: 'json', hooks: CLAUDE_HOOKS },
      {
        scope: 'user',
        path: '.claude.json',
        format: 'json',
        servers: { ...SERVERS, properties: { type: 'stdio' } },
      },
      { scope: 'project', path: '.claude/settings.json', format: 'json', hooks: CLAUDE_HOOKS },
      {
        scope: 'project',
        path: '.mcp.json',
        format: 'json',
        servers: { ...SERVERS, properties: { type: 'stdio' } },
      },
    ],
    switches: [
      { scope: 'user', path: '.claude/settings.json', key: ['disableAllHooks'], value: true },
      { scope: 'project', path: '.claude/settings.json', key: ['disableAllHooks'], value: true },
      { scope: 'project', path: '.claude/settings.local.json', key: ['disableAllHooks'], value: true },
      ...[
        '/etc/claude-code',
        '/Library/Application Support/ClaudeCode',
        'C:/Program Files/ClaudeCode',
      ].flatMap((folder): Switch[] =>
        ['disableAllHooks', 'allowManagedHooksOnly'].map((name) => ({
          scope: 'policy',
          path: `${folder}/managed-settings.json`,
          key: [name],
          value: true,
        })),
      ),
    ],
    alsoReads: [],
  },
  {
    id: 'vscode',
    name: 'GitHub Copilot in VS Code',
    folders: ['.vscode', '.vscode-server', '.config/Code', 'Library/Application Support/Code'],
    projectFolders: ['.vscode'],
    files: COPILOT_FILES,
    switches: [
      ...['chat.useHooks', 'chat.agent.enabled'].map(
        (name): Switch => ({ scope: 'project', path: '.vscode/settings.json', key: [name], value: false }),
      ),
      ...[
        '.config/Code/User',
        'Library/Application Support/Code/User',
        '.vscode-server/data/Machine',
      ].flatMap((folder): Switch[] =>
        ['chat.useHooks', 'chat.agent.enabled'].map((name) => ({
          scope: 'user',
          path: `${folder}/settings.json`,
          key: [name],
          value: false,
        })),
      ),
    ],
    alsoReads: [
      {
        agent: 'claude-code',
        path: '.claude/settings.json',
        scopes: SCOPES,
        when: 'its setting chat.useClaudeHooks is on',
      },
    ],
    note: 'The extension brings the tools itself. Copilot at the command line reads the same file for hooks.',
  },
  {
    id: 'copilot',
    name: 'GitHub Copilot CLI and cloud agent',
    folders: ['.copilot'],
    projectFolders: ['.github/hooks'],
    moved: { variable: 'COPILOT_HOME', folder: '.copilot' },
    files: [
      ...COPILOT_FILES,
      {
        scope: 'user',
        path: '.copilot/mcp-config.json',
        format: 'json',
        servers: { ...SERVERS, properties: { type: 'local', tools: ['*'] } },
      },
    ],
    switches: [
      { scope: 'user', path: '.copilot/settings.json', key: ['disableAllHooks'], value: true },
      { scope: 'project', path: '.github/copilot/settings.json', key: ['disableAllHooks'], value: true },
      {
        scope: 'project',
        path: '.github/copilot/settings.local.json',
        key: ['disableAllHooks'],
        value: true,
      },
    ],
    alsoReads: [{ agent: 'claude-code', path: '.claude/settings.json', scopes: ['project'] }],
    note: 'Copilot in VS Code reads the same file for hooks.',
  },
  {
    id: 'cursor',
    name: 'Cursor',
    folders: ['.cursor'],
    projectFolders: ['.cursor'],
    files: SCOPES.flatMap((scope): AgentFile[] => [
      {
        scope,
        path: '.cursor/hooks.json',
        format: 'json',
        hooks: CURSOR_HOOKS,
        constants: { version: 1 },
      },
      { scope, path: '.cursor/mcp.json', format: 'json', servers: SERVERS },
    ]),
    switches: [],
    alsoReads: [
      {
        agent: 'claude-code',
        path: '.claude/settings.json',
        scopes: SCOPES,
        when: 'its setting for third-party hooks is on',
      },
    ],
  },
  {
    id: 'windsurf',
    name: 'Windsurf',
    folders: ['.codeium/windsurf'],
    projectFolders: ['.windsurf'],
    files: [
      { scope: 'user', path: '.codeium/windsurf/hooks.json', format: 'json', hooks: WINDSURF_HOOKS },
      { scope: 'user', path: '.codeium/windsurf/mcp_config.json', format: 'json', servers: SERVERS },
      { scope: 'project', path: '.windsurf/hooks.json', format: 'json', hooks: WINDSURF_HOOKS },
    ],
    switches: [],
    alsoReads: [],
  },
  {
    id: 'codex',
    name: 'Codex',
    folders: ['.codex'],
    projectFolders: ['.codex'],
    moved: { variable: 'CODEX_HOME', folder: '.codex' },
    files: SCOPES.flatMap((scope): AgentFile[] => [
      { scope, path: '.codex/hooks.json', format: 'json', hooks: CODEX_HOOKS },
      { scope, path: '.codex/config.toml', format: 'toml', servers: { key: 'mcp_servers', properties: {} } },
    ]),
    switches: SCOPES.map((scope) => ({
      scope,
      path: '.codex/config.toml',
      key: ['features', 'hooks'],
      value: false,
    })),
    alsoReads: [],
    note: 'Codex runs new hooks only after you have looked at them: open /hooks in it and trust them.',
  },
];

/** The agent with an id. */
export function agentOf(id: string): Agent | undefined {
  return AGENTS.find((agent) => agent.id === id);
}
