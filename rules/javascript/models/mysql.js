const mysql = require('mysql');
const { createPool } = require('mysql2/promise');

const shop = createPool({ host: 'localhost' });

class Orders {
  constructor() {
    this.own = mysql.createConnection({ host: 'localhost' });
  }

  of(req) {
    // ruleid: javascript-sql-injection
    this.own.query({ sql: "SELECT * FROM orders WHERE customer = '" + req.query.name + "'" });
    // ok: javascript-sql-injection
    this.own.query('SELECT * FROM orders WHERE customer = ' + mysql.escape(req.query.name));
    // ok: javascript-sql-injection
    this.own.changeUser({ user: req.query.name });
  }
}

async function orders(req) {
  const connected = await shop.getConnection();
  // ruleid: javascript-sql-injection
  await connected.execute(`SELECT * FROM orders WHERE customer = '${req.query.name}'`);
  // ruleid: javascript-sql-injection
  await shop.query(`SELECT * FROM orders WHERE customer = '${req.query.name}'`);
  // ok: javascript-sql-injection
  await connected.execute('SELECT * FROM orders WHERE customer = ?', [req.query.name]);
}
