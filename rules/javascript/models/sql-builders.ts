import { Prisma, PrismaClient } from '@prisma/client';
import { sql } from 'drizzle-orm';
import knex from 'knex';
import { Sequelize } from 'sequelize';
import { DataSource, Repository } from 'typeorm';

const builder = knex({ client: 'pg' });
const models = new Sequelize('sqlite::memory:');

export class Orders {
  constructor(
    private readonly source: DataSource,
    private readonly orders: Repository<Order>,
    private readonly store: PrismaClient,
  ) {}

  async find(req) {
    const name = req.query.name;
    // ruleid: javascript-sql-injection
    await this.source.query(`SELECT * FROM orders WHERE customer = '${name}'`);
    // ruleid: javascript-sql-injection
    this.orders.createQueryBuilder('order').where("order.customer = '" + name + "'");
    // ruleid: javascript-sql-injection
    await this.store.$queryRawUnsafe("SELECT * FROM orders WHERE customer = '" + name + "'");
    // ruleid: javascript-sql-injection
    Prisma.raw(name);
    // ruleid: javascript-sql-injection
    await builder.raw("SELECT * FROM orders WHERE customer = '" + name + "'");
    // ruleid: javascript-sql-injection
    await models.query("SELECT * FROM orders WHERE customer = '" + name + "'");
    // ruleid: javascript-sql-injection
    sql.raw(name);
    // ok: javascript-sql-injection
    this.orders.createQueryBuilder('order').where('order.customer = :name', { name });
    // ok: javascript-sql-injection
    await this.orders.findBy({ customer: name });
    // ok: javascript-sql-injection
    await this.store.$queryRaw`SELECT * FROM orders WHERE customer = ${name}`;
    // ok: javascript-sql-injection
    await builder('orders').where('customer', name);
  }
}
