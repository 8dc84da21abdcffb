const fs = require('node:fs');
const fse = require('fs-extra');
const path = require('path');
const { rename } = require('fs/promises');

class Shelf {
  stat(name) {
    return name;
  }
}

async function orders(req) {
  const { name } = req.query;
  // ruleid: javascript-path-traversal
  fs.readFileSync('orders/' + name);
  // ruleid: javascript-path-traversal
  fs.promises.truncate('orders/' + name);
  // ruleid: javascript-path-traversal
  await rename('orders/new', 'orders/' + name);
  // ruleid: javascript-path-traversal
  fs.cpSync('orders', 'kept/' + name);
  // ruleid: javascript-path-traversal
  await execa('show', { inputFile: 'orders/' + name });
  // ruleid: javascript-path-traversal
  await req.files.order.mv('orders/' + name);
  // ok: javascript-path-traversal
  await execa('show', { input: 'orders/' + name });
  // ok: javascript-path-traversal
  fs.readFileSync('orders/' + path.basename(name));
  // ok: javascript-path-traversal
  fs.writeFileSync('orders/all', name);
  // ok: javascript-path-traversal
  del(router, name, answer);
  // ruleid: javascript-path-traversal
  del(name);
  // ok: javascript-path-traversal
  new Shelf().stat(name);
  // ok: javascript-path-traversal
  fse.writeJson('orders.json', { name });
}

async function parts(req) {
  const { name } = req.query;
  // ok: javascript-path-traversal
  fs.readFileSync('orders/' + name.split('/').pop());
  // ok: javascript-path-traversal
  fs.readFileSync('orders/' + name.replace(/[\\\/:*]/g, '_'));
  // ok: javascript-path-traversal
  fs.readFileSync('orders/' + name.replace(new RegExp('[/:]', 'g'), ''));
  // ok: javascript-path-traversal
  fs.readFileSync('orders/' + name.replace(new RegExp('[/:]', flags()), ''));
  // ruleid: javascript-path-traversal
  fs.readFileSync('orders/' + name.replace(/[\\\/:*]/, '_'));
  // ruleid: javascript-path-traversal
  fs.readFileSync('orders/' + name.replace(/[:*]/g, '_'));
  // ruleid: javascript-path-traversal
  fs.readFileSync('orders/' + name.replace(/[^/]/g, ''));
  // ruleid: javascript-path-traversal
  fs.readFileSync('orders/' + name.split('?')[0]);
  // ruleid: javascript-path-traversal
  rimraf.native.sync('orders/' + name);
  // ruleid: javascript-path-traversal
  await pify(fs.readFile)('orders/' + name);
  // ok: javascript-path-traversal
  await pify(fs.readFile)('orders/all', name);
}
