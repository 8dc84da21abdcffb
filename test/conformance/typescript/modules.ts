// ruleid: namespace, import-equals
import files = require('fs');
// ruleid: import-equals
import inner = outer.part;
// ok: namespace
// ruleid: import-equals
import other = require('path');
// ruleid: named
import { Secret } from './vault';
// ruleid: named
export type { Secret } from './vault';
// ok: named
export type { Open } from './vault';

// ruleid: read
files.readFileSync('a');
// ok: read
other.readFileSync('a');

// ruleid: optional, plain
use(user?.token);
// ruleid: plain
use(user.token);
// ok: plain
use(user.name);

class Component {
  // ruleid: decorated
  @Input() called: string;
  // ruleid: decorated
  @Input bare: string;
  // ok: decorated
  @Input('x') named: string;
  // ok: decorated
  @Input() size: number;
}

// ruleid: export-equals
export = Component;
