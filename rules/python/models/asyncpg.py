import asyncpg
from flask import request


async def orders():
    name = request.args["name"]
    pool = await asyncpg.create_pool("postgres://orders")
    async with pool.acquire() as connection:
        # ruleid: python-sql-injection
        await connection.fetch("SELECT * FROM orders WHERE customer = '" + name + "'")
        # ruleid: python-sql-injection
        await connection.prepare(f"SELECT * FROM orders WHERE customer = '{name}'")
        # ok: python-sql-injection
        await connection.fetch("SELECT * FROM orders WHERE customer = $1", name)
    # ruleid: python-sql-injection
    await pool.fetchmany("SELECT * FROM orders WHERE customer = '" + name + "'", [])
    # ok: python-sql-injection
    await other(pool).fetchmany(name)
