const mssql = require('mssql');
const oracledb = require('oracledb');
const { createClient } = require('@clickhouse/client');
const { db } = require('./database');

const house = createClient();

async function orders(req) {
  const { name } = req.query;
  const server = await mssql.connect('Server=localhost');
  // ruleid: javascript-sql-injection
  await server.request().query("SELECT * FROM orders WHERE customer = '" + name + "'");
  const oracle = await oracledb.getConnection({ user: 'shop' });
  // ruleid: javascript-sql-injection
  await oracle.execute(`SELECT * FROM orders WHERE customer = '${name}'`);
  // ruleid: javascript-sql-injection
  await house.query({ query: `SELECT * FROM orders WHERE customer = '${name}'`, format: 'JSON' });
  // ruleid: javascript-sql-injection
  await db.query("SELECT * FROM orders WHERE customer = '" + name + "'");
  // ok: javascript-sql-injection
  await server.request().input('name', name).query('SELECT * FROM orders WHERE customer = @name');
  // ok: javascript-sql-injection
  await oracle.execute('SELECT * FROM orders WHERE customer = :1', [name]);
  // ok: javascript-sql-injection
  await house.insert({ table: 'orders', values: [name] });
}
