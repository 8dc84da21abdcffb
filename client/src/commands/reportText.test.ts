import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reportText } from './reportText.ts';

const SETTINGS = {
  enable: { type: 'boolean', default: true },
  scope: { type: 'string', default: 'all', enum: ['all', 'ai'] },
  disabledRules: { type: 'array', default: [] },
  strictness: { type: 'string', default: 'configured', enum: ['configured', 'low'] },
};

const report = (values: Readonly<Record<string, unknown>>): string =>
  reportText({
    versions: { 'AI Security Scanner': '1.2.3' },
    settings: SETTINGS,
    settingOf: (name) => values[name] ?? SETTINGS[name as keyof typeof SETTINGS].default,
    counts: { findings: 4 },
  });

describe('the diagnostic report', () => {
  it('has versions, counts, and only the settings that are not as they come', () => {
    assert.equal(
      report({ scope: 'ai' }),
      'Versions:\n- AI Security Scanner: 1.2.3\n\nSettings that differ:\n- scope: ai\n\nCounts:\n- findings: 4\n',
    );
    assert.match(report({}), /Settings that differ:\n- none\n/);
  });

  it('tells nothing that a person wrote into a setting', () => {
    const text = report({ disabledRules: ['acme-internal-rule', 'b'], scope: '/home/ada/secret' });
    assert.match(text, /disabledRules: 2 entries/);
    assert.match(text, /scope: set/);
    assert.doesNotMatch(text, /acme|ada/);
  });
});
