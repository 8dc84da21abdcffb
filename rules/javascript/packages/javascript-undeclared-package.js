// ok: javascript-undeclared-package
import express from 'express';
// ok: javascript-undeclared-package
import { deep } from '@scope/known/deep/file.js';
// ok: javascript-undeclared-package
import fs from 'node:fs';
// ok: javascript-undeclared-package
import { readFile } from 'fs/promises';
// ok: javascript-undeclared-package
import local from './local.js';
// ok: javascript-undeclared-package
import aliased from '@/components/aliased';
// ok: javascript-undeclared-package
import internal from '#internal';
// ok: javascript-undeclared-package
import routes from 'virtual:routes';

// ruleid: javascript-undeclared-package
import { sanitize } from 'express-sanitize-all';
// ruleid: javascript-undeclared-package
import * as unknown from '@scope/unknown';
// ruleid: javascript-undeclared-package
import 'made-up-polyfill/auto';
// ruleid: javascript-undeclared-package
const helper = require('expres');
// ruleid: javascript-undeclared-package
const lazily = () => import('lazily-made-up');
// ruleid: javascript-undeclared-package
export { something } from 'made-up-exports';

let fast;
try {
  // ok: javascript-undeclared-package
  fast = require('ultra-fast-json-bindings');
} catch {
  fast = JSON;
}
