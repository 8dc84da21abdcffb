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

export const scenarios: readonly Scenario[] = [{ suite: 'smoke', files: { 'readme.txt': 'A workspace.\n' } }];
