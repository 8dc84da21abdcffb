import { exec } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export function run(command: string) {
  // lowid: javascript-command-injection
  exec(command);
}

// lowid: javascript-path-traversal
const read = async (name: string) => fs.readFileSync('/srv/' + name);

class Store {
  constructor(private readonly base: string) {}

  get(name: string) {
    // lowid: javascript-path-traversal
    return fs.readFileSync(path.join(this.base, name));
  }
}

export const load = ({ file }: { file: string }) => {
  // lowid: javascript-path-traversal
  return fs.readFileSync(file);
};

const table = {
  // lowid: javascript-path-traversal
  read: (name: string) => fs.readFileSync(name),
};

export function numbered(page: number, big: bigint, flag: boolean, day?: Date) {
  // ok: javascript-path-traversal
  fs.readFileSync(`page-${page}.txt`);
  // ok: javascript-path-traversal
  fs.readFileSync(`page-${big}.txt`);
  // ok: javascript-path-traversal
  fs.readFileSync(`page-${flag}.txt`);
  // ok: javascript-path-traversal
  fs.readFileSync(`page-${day}.txt`);
}

export function all(...names: string[]) {
  // lowid: javascript-path-traversal
  return fs.readFileSync(names[0]);
}

// lowid: javascript-path-traversal
export default (name: string) => fs.readFileSync(name);

// What a list is walked with has no caller elsewhere.
// ok: javascript-path-traversal
['a.txt', 'b.txt'].map((name) => fs.readFileSync(name));

export function constant() {
  // ok: javascript-path-traversal
  return fs.readFileSync('notes.txt');
}

function joined(name: string) {
  return '/srv/' + name;
}

export function fixed() {
  // ok: javascript-path-traversal
  return fs.readFileSync(joined('notes.txt'));
}

export function handler(req, res) {
  // ruleid: javascript-path-traversal
  res.send(fs.readFileSync(req.query.name));
  // ok: javascript-path-traversal
  res.send(fs.readFileSync(res.locals.page));
}
