/** Package managers as data: how each is told to install or to run a package, and what knows its packages. */

export interface Ecosystem {
  /** The files that declare packages or know them, by name; `*.x` is any with that ending. */
  readonly files: readonly string[];
  /** Programs without the version at their end, and the words behind which packages to install are named. */
  readonly installs: Verbs;
  /** The same for what is fetched and run at once: the first word is the package, the others are its own. */
  readonly runs?: Verbs;
  /** The same for what runs a package with `create-` in front of the name. */
  readonly creates?: Verbs;
  /** What alone of `runs` is fetched; without it, everything. */
  readonly fetched?: RegExp;
  /** Options that take a value. */
  readonly valued: readonly string[];
  /** Options whose value is a package; where one is run, the words are then its own. */
  readonly naming?: readonly string[];
  /** Options whose value is a source of packages, where it is an address. */
  readonly sources?: readonly string[];
  /** The package's name in what is installed, with its version and extras. */
  nameOf(wanted: string): string;
  /** Names that mean the same, as one. */
  readonly folded?: (name: string) => string;
  /** What everybody has. */
  readonly common?: readonly string[];
  /** Whether a package may be a folder of one that is known. */
  readonly hasFolders?: true;
}

/** By program; `*` stands for any word, '' for none. */
type Verbs = Readonly<Record<string, readonly string[]>>;

const NPM_INSTALL =
  'install i add in ins inst insta instal isnt isnta isntal isntall install-test it install-ci-test'.split(
    ' ',
  );
const PYTHON_FILES =
  `requirements.txt requirements-dev.txt dev-requirements.txt constraints.txt pyproject.toml Pipfile
  Pipfile.lock poetry.lock pdm.lock uv.lock setup.py setup.cfg environment.yml environment.yaml pixi.toml`.split(
    /\s+/,
  );
const PYTHON_NAME = (wanted: string): string => /^[\w.-]+(?=$|[^\w.:/-])/.exec(wanted)?.[0] ?? wanted;

const PYTHON: Ecosystem = {
  files: PYTHON_FILES,
  installs: {
    pip: ['install', 'download', 'wheel'],
    pipx: ['install', 'inject', 'runpip * install'],
    poetry: ['add', 'self add'],
    pdm: ['add'],
    pipenv: ['install'],
    uv: ['add', 'pip install', 'tool install'],
    rye: ['add', 'install'],
    pixi: ['add'],
    conda: ['install', 'create'],
    mamba: ['install', 'create'],
    micromamba: ['install', 'create'],
    easy_install: [''],
  },
  runs: { pipx: ['run'], uv: ['tool run'], uvx: [''] },
  valued: `-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f
    --find-links --python -G --group --prefix --proxy --cache-dir --log --timeout --retries --trusted-host
    --platform --python-version -C -P --directory --project --channel -n --name`.split(/\s+/),
  naming: ['--with', '--from', '--spec'],
  sources: ['-r', '--requirement', '-e', '--editable'],
  nameOf: PYTHON_NAME,
  folded: (name) => name.toLowerCase().replace(/[-_.]+/g, '-'),
  common: ['pip', 'setuptools', 'wheel'],
};

export const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    files:
      `package.json package-lock.json npm-shrinkwrap.json pnpm-lock.yaml pnpm-workspace.yaml yarn.lock bun.lock
      deno.json deno.jsonc deno.lock`.split(/\s+/),
    installs: {
      npm: NPM_INSTALL,
      cnpm: NPM_INSTALL,
      pnpm: ['add', 'install', 'i'],
      yarn: ['add', 'global add', 'workspace * add'],
      bun: ['add', 'install', 'i', 'a'],
      deno: ['add', 'install'],
      ni: [''],
    },
    runs: {
      npm: ['exec', 'x'],
      pnpm: ['dlx'],
      yarn: ['dlx'],
      bun: ['x'],
      npx: [''],
      pnpx: [''],
      bunx: [''],
    },
    creates: { npm: ['init', 'create', 'innit'], pnpm: ['create'], yarn: ['create'], bun: ['create'] },
    valued: `--registry --prefix -C --dir -w --workspace --filter -F --tag --cwd -c --call --loglevel --cache
      --userconfig --omit --include`.split(/\s+/),
    naming: ['-p', '--package'],
    nameOf: (wanted) =>
      /^(?:[\w.-]+@npm:|npm:|jsr:)?((?:@[\w.-]+\/)?[\w.-]+)(?:@[^/:]*)?$/.exec(wanted)?.[1] ?? wanted,
  },
  {
    files: ['deno.json', 'deno.jsonc', 'deno.lock', 'package.json'],
    installs: {},
    runs: { deno: ['run'] },
    fetched: /^(?:npm|jsr|https?):/,
    valued: ['--config', '-c', '--import-map', '--lock'],
    nameOf: (wanted) => /^(?:npm|jsr):((?:@[\w.-]+\/)?[\w.-]+)/.exec(wanted)?.[1] ?? wanted,
  },
  PYTHON,
  // What is run is the project's own; only `--with` fetches.
  { ...PYTHON, installs: {}, runs: { uv: ['run'] }, fetched: /(?!)/ },
  {
    files: ['Cargo.toml', 'Cargo.lock'],
    installs: { cargo: ['add', 'install', 'binstall'] },
    valued:
      `--git --path --features -F --version --vers -p --package --root --rename --manifest-path --branch --tag
      --rev --registry --index`.split(/\s+/),
    sources: ['--git'],
    nameOf: (wanted) => /^[\w-]+(?=$|[^\w:/-])/.exec(wanted)?.[0] ?? wanted,
  },
  {
    files: ['go.mod', 'go.sum'],
    installs: { go: ['get', 'install'] },
    runs: { go: ['run'] },
    fetched: /@/,
    valued: ['-C', '-modfile', '-tags', '-ldflags', '-o'],
    nameOf: (wanted) => wanted.replace(/@.*$/, ''),
    hasFolders: true,
  },
  {
    files: ['Gemfile', 'Gemfile.lock', '*.gemspec'],
    installs: { gem: ['install', 'i'], bundle: ['add'] },
    valued: ['-v', '--version', '--source', '-s', '--group', '-g', '--git', '--path', '-i', '--install-dir'],
    nameOf: (wanted) => wanted.replace(/:.*$/, ''),
  },
  {
    files: ['composer.json', 'composer.lock'],
    installs: { composer: ['require', 'req', 'r', 'global require', 'create-project'] },
    valued: ['-d', '--working-dir', '--repository', '--stability'],
    nameOf: (wanted) => wanted.replace(/[:=].*$/, ''),
  },
  {
    files: `*.csproj *.fsproj *.vbproj *.props *.nuspec packages.config packages.lock.json paket.dependencies
      dotnet-tools.json`.split(/\s+/),
    installs: {
      dotnet: ['add package', 'add * package', 'package add', 'tool install', 'tool update', 'new install'],
      nuget: ['install'],
      'install-package': [''],
      'install-module': [''],
      'install-script': [''],
    },
    runs: { dotnet: ['tool exec'], dnx: [''] },
    valued:
      `-v --version -s --source -f --framework -n --no-restore --tool-path --add-source --configfile --project
      -Source -Version -Scope -Repository -OutputDirectory`.split(/\s+/),
    naming: ['-Name', '-Id'],
    nameOf: (wanted) => wanted.replace(/@.*$/, ''),
    folded: (name) => name.toLowerCase(),
  },
];
