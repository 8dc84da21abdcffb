const { exec } = require('child_process');
const { parseArgs } = require('node:util');

function orders(req, res) {
  // ruleid: javascript-command-injection
  exec('show ' + req.query.name);
  // ruleid: javascript-command-injection
  exec('show ' + req.header('x-name'));
  const { body: { name }, app } = req;
  // ruleid: javascript-command-injection
  exec('show ' + name);
  // ok: javascript-command-injection
  exec('show ' + app);
  // ok: javascript-command-injection
  exec('show ' + req.method);
}

// ruleid: javascript-command-injection
exec('show ' + process.argv[2]);
// ruleid: javascript-command-injection
exec('show ' + parseArgs({ strict: true }).values.name);
// ok: javascript-command-injection
exec('show ' + process.pid);

function run(statement, driver) {
  const request = new driver.Request();
  // ok: javascript-sql-injection
  request.query(statement);
  // ruleid: javascript-command-injection
  exec('show ' + request.query('name'));
}
