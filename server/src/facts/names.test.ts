import assert from 'node:assert/strict';
import { checkAll, parseSource } from '../../../test/support/facts.ts';
import { visit } from '../syntax/node.ts';
import { moduleNames, packageName } from './imports.ts';

describe('qualified names', () => {
  checkAll('a.py', {
    'imports of every form': `
import os as o, sys
import a.b.c as abc
import d.e.f
from subprocess import run as r, Popen
from . import sibling
from .near import thing
from a.b import (c, d as dd)
use(o) #= name os
use(o.path.join) #= name os.path.join
use(sys.exit) #= name none
use(abc.x) #= name a.b.c.x
use(d.e.f.g) #= name none
use(r) #= name subprocess.run
use(Popen) #= name subprocess.Popen
use(thing.x) #= name .near.thing.x
use(c) #= name a.b.c
use(dd.y) #= name a.b.d.y
use(other) #= name none
`,
    'what hides a name': `
from m import a, b, c, d, e, f, g, h
def fn(a):
    use(a) #= name none
    use(b) #= name m.b
def fn2():
    c = 1
    use(c) #= name none
    for d in x: use(d) #= name none
    with y as e: use(e) #= name none
    try: pass
    except E as f: use(f) #= name none
    use([g for g in z]) #= name none
def b(): pass
use(b) #= name none
class C:
    h = 1
    def m(self): use(h) #= name m.h
use(g) #= name m.g
use(h) #= name m.h
`,
    'an import inside a function': `
def f():
    from m import a
    use(a) #= name m.a
use(a) #= name none
`,
    'assignments are followed': `
import subprocess as sp
from os import path
run = sp.run
again = run
joined = path.join
twice = sp.run
twice = other
use(run) #= name subprocess.run
use(again) #= name subprocess.run
use(joined) #= name os.path.join
use(twice) #= name none
def f():
    local = sp.check_output
    use(local) #= name subprocess.check_output
    use(run.x) #= name subprocess.run.x
self_made = self_made
use(self_made) #= name none
`,
    alternatives: `
try:
    import ujson as json
except ImportError:
    import json as json
try:
    from x import y
except ImportError:
    y = None
use(json.loads) #= name ujson.loads
use(y) #= name x.y
`,
    'the order of the text': `
from m import a, b, c
use(late) #= name none
from n import late
use(late) #= name n.late
use(a) #= name m.a
from other import a
use(a) #= name other.a
b = b.part
use(b) #= name m.b.part
def c(): pass
use(c) #= name none
from again import c
use(c) #= name again.c
def f():
    use(a) #= name other.a
    use(below) #= name w.below|v.below
    use(b) #= name m.b.part
    b = 1
    use(b) #= name none
from w import below
if a:
    from v import below
use(below) #= name w.below|v.below
used = [each for each in a]
`,
    'modules named by a string': `
m = __import__("os")
import importlib
n = importlib.import_module("sub.process")
use(m.system) #= name os.system
use(n.run) #= name sub.process.run
use(__import__("pickle").loads) #= name pickle.loads
`,
    'only where a name is used': `
from os import system
use(x.system) #= name none
use(f(system=1)) #= name none
use(system) #= name os.system
`,
  });

  checkAll('a.js', {
    'imports of every form': `
import d, { a, b as bb, default as e } from 'm';
import * as ns from 'node:fs/promises';
import cp from 'child_process';
import { x } from '@scope/pkg';
import './side';
use(d) //= name m|m.default
use(a.z) //= name m.a.z
use(bb) //= name m.b
use(e) //= name m|m.default
use(ns.readFile) //= name fs.promises.readFile|fs/promises.readFile|node:fs/promises.readFile
use(cp.exec) //= name child_process.exec|child_process.default.exec
use(x) //= name @scope/pkg.x
`,
    'require in every form': `
const cp = require('child_process'), { exec, spawn: sp } = require('child_process');
var fsp = require('fs').promises;
const run = require('child_process').exec;
let { deep: { inner } } = require('m');
const { promises } = require('node:fs');
use(cp.exec) //= name child_process.exec
use(exec) //= name child_process.exec
use(sp) //= name child_process.spawn
use(fsp.readFile) //= name fs.promises.readFile
use(run) //= name child_process.exec
use(inner) //= name none
use(promises.x) //= name fs.promises.x|node:fs.promises.x
use(require('vm').runInNewContext) //= name vm.runInNewContext
const { execSync } = cp;
use(execSync) //= name child_process.execSync
`,
    'wrappers and fields': `
const util = require('util');
const { promisify } = require('util');
const exec = util.promisify(require('child_process').exec);
const spawn = promisify(cp2.spawn), cp2 = require('child_process');
const cp3 = __importStar(require('child_process'));
const other = wrap(require('child_process').exec);
use(exec) //= name child_process.exec
use(spawn) //= name child_process.spawn
use(cp3.fork) //= name child_process.fork
use(other) //= name none
class A {
  constructor(p) { this.cp = require('child_process'); this.x = p; this.y = null; this.y = util.inspect }
  f() { use(this.cp.exec) //= name child_process.exec
    use(this.x) //= name none
    use(this.y) //= name util.inspect
  }
}
`,
    'dynamic imports': `
async function f() {
  const m = await import('child_process');
  use(m.exec) //= name child_process.exec
  use((await import('vm')).Script) //= name vm.Script
  const { exec } = await import('child_process');
  use(exec) //= name child_process.exec
}
`,
    'what hides a name': `
import { a, b, c, d, e, k } from 'm';
function f(a, { b }, [c]) {
  use(a) //= name none
  use(b) //= name none
  use(c) //= name none
  { const d = 1; use(d) //= name none
  }
  use(d) //= name m.d
  try { } catch (d) { use(d) //= name none
  }
  for (const e of x) use(e) //= name none
  use(e) //= name m.e
  const g = function k() { use(k) }; //= name none
}
function require2() { const require = x; use(require('m').y) } //= name none
class K { a() { use(a) } } //= name m.a
use({ a: 1 }) //= name none
use(o.a) //= name none
`,
    'a wrapper that hands in require': `
define(function (require, exports) { const cp = require('child_process'); use(cp.exec) }); //= name child_process.exec
`,
  });

  checkAll('a.ts', {
    'forms of TypeScript': `
import f = require('fs');
import type { T } from 't';
use(f.readFile) //= name fs.readFile
use((f as any).x) //= name fs.x
use(f!.y) //= name fs.y
`,
  });

  it('knows the modules of which everything was imported, where it was', async () => {
    const text = 'from a.b import *\ndef f():\n  from c import *\n  use(x)\nuse(y)\n';
    const { tree, facts } = await parseSource('a.py', text);
    const modules: Record<string, readonly string[]> = {};
    visit(tree.root, (node) => {
      if (node.text === 'x' || node.text === 'y') modules[node.text] = facts.wildcardModules(node);
    });
    assert.deepEqual(modules, { x: ['c', 'a.b'], y: ['a.b'] });
    tree.dispose();
  });

  it('gives a module dotted and as written', () => {
    assert.deepEqual(moduleNames('node:fs/promises'), ['fs.promises', 'fs/promises', 'node:fs/promises']);
    assert.deepEqual(moduleNames('./near'), ['./near']);
    assert.deepEqual(moduleNames('express'), ['express']);
    assert.deepEqual(moduleNames(''), []);
  });

  it('names a package by its path', () => {
    const names = [
      'net/http',
      'github.com/dgrijalva/jwt-go',
      'api/youtube/v3',
      'gopkg.in/yaml.v2',
      'x/go-sql',
    ];
    assert.deepEqual(names.map(packageName), ['http', 'jwt', 'youtube', 'yaml', 'sql']);
  });
});
