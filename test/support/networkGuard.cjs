/**
 * Loaded before anything else into every process that a test runs (`networkGuard.ts`): whoever tries to reach
 * another machine is refused, and the attempt is noted, so that nobody can try and keep quiet about it. This machine
 * itself may be asked: sockets of the file system, and 127.0.0.1, which clients of the language server use.
 *
 * Programs that reach out on a product's behalf (git, npm) count as attempts where the product starts them. Stand-ins
 * for them that lie in the temporary folder do not, nor does git with a repository on the disk.
 */

const { appendFileSync, realpathSync, existsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { delimiter, join, sep } = require('node:path');
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');
const childProcess = require('node:child_process');

const log = process.env.NETWORK_GUARD_LOG;
// What a test has npm do is no doing of the product, unless it is told to stay offline and has to.
const isForeign =
  !process.argv.includes('--offline') &&
  /[\\/]npm[\\/]|[\\/](?:npm|npx)(?:-cli\.js)?$/.test(process.argv[1] ?? '');

if (log !== undefined && !isForeign) install();

function install() {
  const refuse = (what) => {
    const stack = new Error().stack.split('\n').slice(2, 12).join('\n');
    appendFileSync(log, `${what} by ${process.argv.slice(1).join(' ')}\n${stack}\n`);
    throw new Error(`The network is not to be used: ${what}`);
  };
  const isHere = (host) =>
    host === undefined ||
    host === null ||
    /^(?:localhost|127\.[\d.]+|::1|::ffff:127\.[\d.]+|0\.0\.0\.0|::|)$/.test(host);

  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    const options =
      typeof first === 'object' && first !== null
        ? first
        : typeof first === 'string' && Number.isNaN(Number(first))
          ? { path: first }
          : { host: typeof second === 'string' ? second : undefined };
    if (!options.path && !isHere(options.host)) refuse(`a connection to ${options.host}`);
    return connect.apply(this, args);
  };

  for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    for (const name of Object.getOwnPropertyNames(resolver)) {
      if (!/^(?:lookup|resolve|reverse)/.test(name) || typeof resolver[name] !== 'function') continue;
      const original = resolver[name];
      resolver[name] = function (host, ...rest) {
        if (!isHere(host) && !net.isIP(host)) refuse(`a question about ${host}`);
        return original.call(this, host, ...rest);
      };
    }

  for (const name of ['connect', 'send']) {
    const original = dgram.Socket.prototype[name];
    dgram.Socket.prototype[name] = function (...args) {
      const host = args.find(
        (each) => typeof each === 'string' && (net.isIP(each) || /[a-z]\.[a-z]/i.test(each)),
      );
      if (!isHere(host)) refuse(`a datagram to ${host}`);
      return original.apply(this, args);
    };
  }

  const check = (program, args) => {
    const what = reachesOut(String(program), (args ?? []).map(String));
    if (what !== undefined && isProduct()) refuse(what);
  };
  const { spawn } = childProcess.ChildProcess.prototype;
  childProcess.ChildProcess.prototype.spawn = function (options) {
    check(options.file, options.args?.slice(1));
    return spawn.call(this, options);
  };
  for (const name of ['spawnSync', 'execFileSync']) {
    const original = childProcess[name];
    childProcess[name] = (program, ...rest) => {
      check(program, Array.isArray(rest[0]) ? rest[0] : []);
      return original(program, ...rest);
    };
  }
}

/** Whether the product's own code is at work, rather than a test's. */
function isProduct() {
  if (/[\\/]dist[\\/]\w+(?:\.program)?\.js$/.test(process.argv[1] ?? '')) return true;
  const frames = new Error().stack.split('\n');
  return frames.some(
    (frame) => /[\\/](?:server|client)[\\/]src[\\/]/.test(frame) && !/(?:\.test|testing\w*)\.ts/.test(frame),
  );
}

/** What a program that is started would ask of another machine; undefined for none. */
function reachesOut(program, args) {
  const name = program
    .split(/[\\/]/)
    .at(-1)
    .replace(/\.(?:exe|cmd)$/i, '');
  if (isStandIn(program) || (/^np[mx]$/.test(name) && args.includes('--offline'))) return undefined;
  if (/^(?:npm|npx|pnpm|yarn|curl|wget|ssh|scp|nc|ncat)$/.test(name)) return `${name} ${args.join(' ')}`;
  if (name !== 'git') return undefined;
  if (!args.some((arg) => /^(?:fetch|clone|pull|push|ls-remote|remote-\w+)$/.test(arg))) return undefined;
  return args.some((arg) => /^(?:file:|\/|\.{1,2}\/|[A-Za-z]:[\\/])/.test(arg))
    ? undefined
    : `git ${args.join(' ')}`;
}

function isStandIn(program) {
  const own = realpathSync(tmpdir()) + sep;
  const places = /[\\/]/.test(program)
    ? [program]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  const found = places.find((place) => existsSync(place));
  return found !== undefined && realpathSync(found).startsWith(own);
}
