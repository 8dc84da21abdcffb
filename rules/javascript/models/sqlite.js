import Database from 'better-sqlite3';
import { DatabaseSync } from 'node:sqlite';
import sqlite3 from 'sqlite3';

const orders = new Database('orders.db');
const shop = new sqlite3.Database('shop.db');
const kept = new DatabaseSync('kept.db');

export function find(req) {
  const { name } = req.query;
  // ruleid: javascript-sql-injection
  orders.prepare("SELECT * FROM orders WHERE customer = '" + name + "'").all();
  // ruleid: javascript-sql-injection
  shop.each(`SELECT * FROM orders WHERE customer = '${name}'`, print);
  // ruleid: javascript-sql-injection
  kept.exec(`DELETE FROM orders WHERE customer = '${name}'`);
  // ok: javascript-sql-injection
  orders.prepare('SELECT * FROM orders WHERE customer = ?').all(name);
  // ok: javascript-sql-injection
  shop.each('SELECT * FROM orders WHERE customer = ?', [name], print);
  // ok: javascript-sql-injection
  orders.backup(name);
}
