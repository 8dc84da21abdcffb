import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { oneOf, parseArguments } from './arguments.ts';
import { UsageError } from './command.ts';
import { parseScanOptions, SCAN_HELP, SCAN_OPTIONS } from './scanOptions.ts';

const options = {
  path: { kind: 'list' },
  format: { kind: 'text' },
  strict: { kind: 'flag' },
  help: { kind: 'flag', short: 'h' },
} as const;

const fails = (args: readonly string[], message: RegExp): void => {
  assert.throws(
    () => parseArguments(args, options),
    (error) => error instanceof UsageError && message.test(error.message),
  );
};

describe('arguments', () => {
  it('are options and the rest', () =>
    assert.deepEqual(
      parseArguments(
        ['--path', 'a', '--path=b c', '--strict', 'd', '-h', '--format', 'x', '--format', 'y', '--', '--e'],
        options,
      ),
      { values: { path: ['a', 'b c'], strict: true, help: true, format: 'y' }, positionals: ['d', '--e'] },
    ));

  it('with an unknown option suggest the nearest', () => {
    fails(['--pathh', 'a'], /^Unknown option --pathh: did you mean --path\?$/);
    fails(['--formatt=json'], /did you mean --format/);
    fails(['-s'], /^Unknown option -s\. See --help\.$/);
    fails(['--nothing-like-it'], /See --help/);
    fails(['--toString'], /Unknown option --toString/);
  });

  it('that lack a value, or have one too many, say so', () => {
    fails(['--path'], /^--path needs a value\.$/);
    fails(['--path='], /^--path needs a value\.$/);
    fails(['--path', ''], /^--path needs a value\.$/);
    fails(['--path', '--strict'], /--strict follows\. If that is the value, write --path=--strict$/);
    fails(['--strict=yes'], /^--strict takes no value/);
    assert.deepEqual(parseArguments(['--path=--odd', '--format', '-'], options).values, {
      path: ['--odd'],
      format: '-',
    });
  });

  it('that take one of a few names suggest the nearest', () => {
    assert.equal(oneOf('--format', 'json', ['text', 'json']), 'json');
    assert.throws(
      () => oneOf('--format', 'JSON', ['text', 'json']),
      /--format JSON is not known \(did you mean json\?\): use text, json\./,
    );
    assert.throws(
      () => oneOf('--format', 'xml', ['text', 'json']),
      /--format xml is not known: use text, json\./,
    );
  });
});

describe('the options of a scan', () => {
  /** The options, of reports only what goes where. */
  const scanOf = (...args: string[]) => {
    const request = parseScanOptions(args);
    if (!('scan' in request)) return assert.fail('it is no scan');
    const outputs = request.scan.outputs.map(({ format, ...rest }) => ({ format: format.name, ...rest }));
    return { ...request.scan, outputs };
  };

  it('have defaults', () =>
    assert.deepEqual(scanOf('--path', '.'), {
      paths: ['.'],
      rules: [],
      bundledRules: true,
      include: [],
      exclude: [],
      outputs: [{ format: 'text' }],
      failOn: 'low',
      strict: false,
      failOnReview: [],
      assumeAi: [],
      imports: [],
    }));

  it('can all be given', () =>
    assert.deepEqual(
      scanOf(
        ...['--path', 'a', '--path', 'b', '--rules', 'c', '--rules', 'd', '--no-bundled-rules'],
        ...['--include', 'e', '--include', 'f', '--exclude', 'g', '--exclude', 'h', '--confidence', 'low'],
        ...['--format', 'sarif', '--output', 'i', '--fail-on', 'none', '--strict'],
        ...['--import', 'j', '--import', 'k'],
      ),
      {
        paths: ['a', 'b'],
        rules: ['c', 'd'],
        bundledRules: false,
        include: ['e', 'f'],
        exclude: ['g', 'h'],
        strictness: 'low',
        outputs: [{ format: 'sarif', file: 'i' }],
        failOn: 'none',
        strict: true,
        failOnReview: [],
        assumeAi: [],
        imports: ['j', 'k'],
      },
    ));

  it('write several reports, each where it says', () => {
    const outputsOf = (...args: string[]) => scanOf('--path', '.', ...args).outputs;
    assert.deepEqual(outputsOf('--format', 'sarif=a=b.sarif', '--format=html', '--format', 'csv=c'), [
      { format: 'sarif', file: 'a=b.sarif' },
      { format: 'html' },
      { format: 'csv', file: 'c' },
    ]);
    assert.deepEqual(outputsOf('--format', 'sarif=a', '--format', 'json', '--output', 'b'), [
      { format: 'sarif', file: 'a' },
      { format: 'json', file: 'b' },
    ]);
    assert.deepEqual(outputsOf('--format', 'json', '--format', 'sarif=a', '--profile', 'fortify'), [
      { format: 'json' },
      { format: 'sarif', file: 'a', profile: 'fortify' },
    ]);
    const refuses = (message: RegExp, ...args: string[]): void =>
      assert.throws(() => outputsOf(...args), message);
    refuses(/cannot all go to the standard output/, '--format', 'json', '--format', 'sarif');
    refuses(/names no file: write json alone, or json=FILE/, '--format', 'json=');
    refuses(/--format jsn is not known \(did you mean json\?\)/, '--format', 'jsn=a');
    refuses(/--profile fortify is of --format sarif/, '--format', 'json', '--profile', 'fortify');
    refuses(/--profile fortfy is not known/, '--format', 'sarif', '--profile', 'fortfy');
  });

  it('take what a shell makes of --path *.py', () =>
    assert.deepEqual(scanOf('--path', 'a.py', 'b.py').paths, ['a.py', 'b.py']));

  it('need a path', () => {
    assert.throws(() => parseScanOptions([]), /Say what to scan: --path \./);
    assert.throws(() => parseScanOptions(['--strict', 'src']), /Say what to scan: --path src/);
    assert.throws(() => parseScanOptions(['--path', 'a', '']), /--path needs a value/);
  });

  it('ask for help or the version, whatever else is there', () => {
    assert.deepEqual(parseScanOptions(['--path', 'a', '-h']), { show: 'help' });
    assert.deepEqual(parseScanOptions(['-v']), { show: 'version' });
  });

  it('have wrong values named', () => {
    assert.throws(
      () => scanOf('--path', '.', '--fail-on', 'hgih'),
      /--fail-on hgih is not known \(did you mean high\?\)/,
    );
    assert.throws(() => scanOf('--path', '.', '--confidence', '5'), /use low, medium, high/);
  });

  it('are all in the help', () => {
    for (const name of Object.keys(SCAN_OPTIONS)) assert.match(SCAN_HELP, new RegExp(`--${name}\\b`));
  });
});
