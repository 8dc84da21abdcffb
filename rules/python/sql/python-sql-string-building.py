def run(cursor, user_id, name, table):
    # ruleid: python-sql-string-building
    cursor.execute("SELECT * FROM users WHERE id = " + user_id)
    # ruleid: python-sql-string-building
    cursor.execute("DELETE FROM users WHERE id = %s" % user_id)
    # ruleid: python-sql-string-building
    cursor.execute("UPDATE users SET name = '{}'".format(name))
    # ruleid: python-sql-string-building
    cursor.execute(f"INSERT INTO users VALUES ('{name}')")
    # ok: python-sql-string-building
    cursor.execute("SELECT * FROM users WHERE id = %s", (user_id,))
    # ok: python-sql-string-building
    cursor.execute("SELECT * FROM users " + "WHERE id = 1")
    # ok: python-sql-string-building
    pool.execute(f"job-{name}")
