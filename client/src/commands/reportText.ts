/**
 * The text of the diagnostic report, for a bug report that anybody may read: versions, numbers, and the settings that
 * are not as they come. No code, no path, no name of a file, and of settings that hold texts of the person's only how
 * many there are. Nothing of VS Code in here, so that it can be tried without one. It is in English, as bug reports are.
 */

/** A property of `contributes.configuration` in package.json. */
export interface DeclaredSetting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly unknown[];
}

export interface ReportFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, DeclaredSetting>>;
  /** The value of a setting as it counts now. */
  settingOf(name: string): unknown;
  readonly counts: Readonly<Record<string, number>>;
}

export function reportText({ versions, settings, settingOf, counts }: ReportFacts): string {
  const changed = Object.entries(settings).flatMap(([name, declared]) => {
    const value = settingOf(name);
    return JSON.stringify(value) === JSON.stringify(declared.default)
      ? []
      : [`${name}: ${shown(value, declared)}`];
  });
  return [
    ...section('Versions', lines(versions)),
    ...section('Settings that differ', changed.length === 0 ? ['none'] : changed),
    ...section('Counts', lines(counts)),
  ].join('\n');
}

function section(title: string, entries: readonly string[]): string[] {
  return [`${title}:`, ...entries.map((entry) => `- ${entry}`), ''];
}

function lines(facts: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
}

/** Values that the manifest knows are told as they are; of others only their size. */
function shown(value: unknown, { enum: known }: DeclaredSetting): string {
  if (typeof value === 'boolean' || typeof value === 'number' || known?.includes(value)) return String(value);
  return Array.isArray(value) ? `${value.length} entries` : 'set';
}
