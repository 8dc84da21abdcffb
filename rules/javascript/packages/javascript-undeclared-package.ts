// ok: javascript-undeclared-package
import type { Shape } from 'made-up-shapes';
// ok: javascript-undeclared-package
import type { Feature } from 'geojson';
// ok: javascript-undeclared-package
import { Router } from 'express';
// ok: javascript-undeclared-package
import { join } from 'path';

// ruleid: javascript-undeclared-package
import { type Options, run } from 'made-up-runner';
// ruleid: javascript-undeclared-package
import legacy = require('made-up-legacy');
// ruleid: javascript-undeclared-package
const lazily = await import('lazily-made-up');

export { join, lazily, legacy, Router, run };
export type { Feature, Options, Shape };
