const cp = require('child_process');
const { exec, exec: run } = require('child_process');
import { exec as imported } from 'child_process';
import * as all from 'child_process';

// ruleid: qualified
cp.exec('a');
// ruleid: qualified
exec('a');
// ruleid: qualified
run('a');
// ruleid: qualified
imported('a');
// ruleid: qualified
all.exec('a');
other.exec('a');

const HOST = 'db';
let port = 'p';
port = read();
// ruleid: constant
connect(HOST);
// ruleid: constant
connect(HOST + '.internal');
connect(port);
