/**
 * Records what our signals see in a real VS Code when text comes into a document, each way of `scenarios.ts`
 * by itself, and keeps it in `fixtures/`: `stock/` as published extensions see it, `open/` where every
 * extension is given proposed APIs. The tests replay the recordings; this is run when VS Code has changed.
 *
 *   npm run record:provenance [-- --host stock|open] [--only NAME]
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { ProvenanceEvent } from '../../protocol/provenance.ts';
import { VsCode } from '../e2e/harness/vscode.ts';
import { Workbench } from '../e2e/harness/workbench.ts';
import { type Workspace, workspaceOf } from '../e2e/harness/workspace.ts';
import { projectRoot } from '../support/grammars.ts';
import { type Scenario, type Stage, scenarios } from './scenarios.ts';
import { ensureServerCopy, type Gate } from './serverCopy.ts';

const here = join(projectRoot, 'test/provenance');
const recorder = join(projectRoot, '.vscode-test/recorder');
const HOSTS: readonly Gate[] = ['stock', 'open'];

/** Nothing reported for so long means that it is over, in ms: longer than everything that VS Code puts off. */
const QUIET_MS = 1200;

/** The recording extension: our signals with our keys and settings, and nothing else of the product. */
async function bundleRecorder(): Promise<void> {
  await mkdir(recorder, { recursive: true });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(here, 'recorder/extension.ts')],
    outfile: join(recorder, 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const product = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const manifest = {
    name: 'provenance-recorder',
    version: '0.0.1',
    publisher: product.publisher,
    engines: { vscode: product.engines.vscode },
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
    contributes: {
      configuration: product.contributes.configuration,
      keybindings: (product.contributes.keybindings as { command: string }[]).filter(
        ({ command }) => command === 'runCommands',
      ),
    },
  };
  await writeFile(join(recorder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await writeFile(
    join(recorder, 'package.nls.json'),
    readFileSync(join(projectRoot, 'package.nls.json'), 'utf8'),
  );
}

/** Reads the events that came since `from`, as they are or with the places of this machine taken out. */
class Recording {
  constructor(
    readonly file: string,
    private readonly workspace: string,
  ) {}

  count(): number {
    return this.lines().length;
  }

  /** The events of one scenario's folder, and those of none; times from a fixed one on. */
  since(from: number, folder: string): ProvenanceEvent[] {
    const events = this.lines()
      .slice(from)
      .map((line) => JSON.parse(line.replaceAll(this.workspace, '/workspace')) as ProvenanceEvent)
      .filter((event) => !('uri' in event) || event.uri.startsWith(`file:///workspace/${folder}`));
    const start = events[0]?.time ?? 0;
    return events.map((event) => ({ ...event, time: event.time - start + 1_000_000 }));
  }

  /** Resolves when nothing more came for a while. */
  async quiet(): Promise<void> {
    let seen = -1;
    while (seen !== this.count()) {
      seen = this.count();
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  }

  private lines(): string[] {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n').filter(Boolean) : [];
  }
}

function prepareGit(folder: string, text: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  const commit = (message: string) =>
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--all', '-m', message);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  commit('One');
  git('checkout', '--quiet', '-b', 'other');
  writeFileSync(
    join(folder, 'code.py'),
    `${text}from_another_branch = subprocess.run(command, shell=True)\n`,
  );
  commit('Two');
  git('checkout', '--quiet', 'main');
}

async function perform(scenario: Scenario, stage: Stage): Promise<void> {
  const { workbench } = stage;
  await workbench.openFile(`${scenario.name}/code.py`);
  if (scenario.at !== undefined) await workbench.goTo(...scenario.at);
  else await workbench.press('Control+End');
  await stage.quiet();
  await scenario.act(stage);
  await stage.quiet();
}

async function record(host: Gate, chosen: readonly Scenario[]): Promise<string[]> {
  const hasChat = chosen.some(({ isChat }) => isChat === true);
  const files = Object.fromEntries(
    chosen.flatMap(({ name, text = '' }) => [
      [`${name}/code.py`, text],
      [`${name}/unopened.py`, ''],
    ]),
  );
  const workspace: Workspace = await workspaceOf(files);
  for (const { name, text = '', inGit } of chosen) if (inGit) prepareGit(join(workspace.folder, name), text);
  const recording = new Recording(join(recorder, `${host}.jsonl`), workspace.folder);
  await rm(recording.file, { force: true });
  const vscode = await VsCode.start({
    workspace: workspace.folder,
    extension: recorder,
    installed: [join(here, 'assistant')],
    env: { PROVENANCE_RECORDING: recording.file },
    settings: {
      'files.autoSave': 'off',
      // A chat saves what it writes.
      'editor.formatOnSave': !hasChat,
      'terminal.integrated.enablePersistentSessions': false,
      'editor.wordBasedSuggestions': 'off',
      'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      'editor.inlineSuggest.showToolbar': 'always',
      'git.openRepositoryInParentFolders': 'always',
      'git.autoRepositoryDetection': true,
      'chat.disableAIFeatures': !hasChat,
      'chat.editing.confirmEditRequestRetry': false,
      'chat.tools.global.autoApprove': true,
    },
    server: await ensureServerCopy(host),
  });
  const failed: string[] = [];
  const target = join(here, 'fixtures', host);
  mkdirSync(target, { recursive: true });
  try {
    const workbench = new Workbench(await vscode.openWindow());
    workbench.page.setDefaultTimeout(15_000);
    await workbench.seesStatus('Recorder');
    await workbench.seesStatus('Test Author');
    for (const scenario of chosen) {
      const from = recording.count();
      try {
        await perform(scenario, {
          workbench,
          path: (name) => workspace.file(`${scenario.name}/${name}`),
          clipboard: (text) =>
            workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`),
          git: (...args) =>
            void execFileSync('git', args, { cwd: workspace.file(scenario.name), stdio: 'pipe' }),
          quiet: () => recording.quiet(),
        });
        const events = recording.since(from, scenario.name);
        if (events.length === 0) throw new Error('Nothing was reported.');
        writeFileSync(join(target, `${scenario.name}.json`), format(events));
        console.log(`${host}: ${scenario.name}: ${events.length} events`);
      } catch (error) {
        failed.push(scenario.name);
        console.error(`${host}: ${scenario.name} FAILED:`, error instanceof Error ? error.message : error);
        await workbench.screenshot(join(recorder, `${host}-${scenario.name}.png`));
      }
      await workbench.press('Escape', 'Escape', 'Control+Alt+Shift+7');
      await workbench.page
        .locator('.tab')
        .first()
        .waitFor({ state: 'detached' })
        .catch(() => undefined);
    }
  } finally {
    await vscode.dispose();
    await workspace.dispose();
  }
  return failed;
}

/** One event a line, so that a difference between recordings can be read. */
function format(events: readonly ProvenanceEvent[]): string {
  return `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { host: { type: 'string' }, only: { type: 'string' } } });
  const names = values.only?.split(',');
  const chosen = scenarios.filter(({ name }) => names === undefined || names.includes(name));
  if (chosen.length === 0) throw new Error(`No scenario is called ${values.only}.`);
  await bundleRecorder();
  const failed: string[] = [];
  for (const host of HOSTS) {
    if (values.host !== undefined && values.host !== host) continue;
    for (const withChat of [false, true]) {
      const some = chosen.filter(({ isChat = false }) => isChat === withChat);
      if (some.length > 0) failed.push(...(await record(host, some)).map((name) => `${host}/${name}`));
    }
  }
  if (failed.length > 0) {
    console.error(`Not recorded: ${failed.join(', ')}. Pictures are in ${recorder}.`);
    process.exitCode = 1;
  }
}

void main();
