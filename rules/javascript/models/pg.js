import { Pool } from 'pg';
import postgres from 'postgres';

const pool = new Pool();
const sql = postgres();

class Counter {
  query(text) {
    return text;
  }
}

export async function orders(req) {
  const { name } = req.query;
  // ruleid: javascript-sql-injection
  await pool.query({ text: "SELECT * FROM orders WHERE customer = '" + name + "'" });
  const waiting = await pool.connect();
  // ruleid: javascript-sql-injection
  await waiting.query(`SELECT * FROM orders WHERE customer = '${name}'`);
  // ruleid: javascript-sql-injection
  await sql.unsafe(`SELECT * FROM orders WHERE customer = '${name}'`);
  // ok: javascript-sql-injection
  await waiting.query('SELECT * FROM orders WHERE customer = $1', [name]);
  // ok: javascript-sql-injection
  await sql`SELECT * FROM orders WHERE customer = ${name}`;
  // ok: javascript-sql-injection
  await waiting.query('SELECT * FROM orders WHERE customer = ' + waiting.escapeLiteral(name));
  const db = new Counter();
  // ok: javascript-sql-injection
  db.query('orders of ' + name);
}
