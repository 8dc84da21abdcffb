const path = require('path');
const known = './known';
async function load(options, name, locale) {
  // ruleid: javascript-dynamic-module
  const plugin = require(options.plugin);
  // ruleid: javascript-dynamic-module
  const config = require(path.join(process.cwd(), options.config));
  // ruleid: javascript-dynamic-module
  const settings = require(`${process.cwd()}/settings.json`);
  // ruleid: javascript-dynamic-module
  const tool = await import(name);
  // ok: javascript-dynamic-module
  const csv = require('./csv');
  // ok: javascript-dynamic-module
  const fixed = require(known);
  // ok: javascript-dynamic-module
  const texts = require(`./locales/${locale}.json`);
  // ok: javascript-dynamic-module
  const own = require(path.join(__dirname, 'own'));
  // ok: javascript-dynamic-module
  const json = await import('./json.js');
  // ok: javascript-dynamic-module
  const chunk = load.require(name);
  return [plugin, config, settings, tool, csv, fixed, texts, own, json, chunk];
}
// ok: javascript-dynamic-module
define(function (require) { return require(known + '/other'); });
