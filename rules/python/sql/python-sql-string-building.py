import pandas


def a(cursor, user_id):
    # ruleid: python-sql-string-building
    cursor.execute("DELETE FROM users WHERE id = %s" % user_id)
    # ruleid: python-sql-string-building
    cursor.execute(f"SELECT * FROM users WHERE id = {user_id}")
    # ruleid: python-sql-string-building
    cursor.execute("SELECT * FROM users WHERE name = '" + user_id + "'")
    # ruleid: python-sql-string-building
    cursor.execute("UPDATE users SET a = '{}'".format(user_id))

def b(db, name):
    query = "SELECT * FROM users WHERE name = '%s'" % name
    # ruleid: python-sql-string-building
    return db.execute(query).fetchall()

def frame(connection, name):
    # ruleid: python-sql-string-building
    # nofix: python-sql-string-building
    return pandas.read_sql(f"SELECT * FROM users WHERE name = '{name}'", connection)

TABLE = "users"

def own(db, cursor, name):
    # ok: python-sql-string-building
    cursor.execute(f"SELECT name FROM {TABLE}")
    # ok: python-sql-string-building
    cursor.execute(f"SELECT name FROM users LIMIT {int(name)}")
    # ok: python-sql-string-building
    db.log_event(f"Delete from cache: {name}")
    # ruleid: python-sql-string-building
    cursor.execute(f"/* monthly */ SELECT id FROM users WHERE name = '{name}'")
    # ruleid: python-sql-string-building
    cursor.execute(f"EXPLAIN SELECT id FROM users WHERE name = '{name}'")

class Store:
    def c(self, tag):
        q = "SELECT tag FROM tags WHERE rowid = '" + str(tag) + "'"
        # ruleid: python-sql-string-building
        self.query(q)

def d(cursor, user_id):
    # ok: python-sql-string-building
    cursor.execute("DELETE FROM users WHERE id = %s", (user_id,))
    # ok: python-sql-string-building
    cursor.execute("SELECT * FROM %s WHERE id = ?" % TABLE, (user_id,))
    # ok: python-sql-string-building
    cursor.execute("SELECT * " + "FROM users")
    # ok: python-sql-string-building
    cursor.execute("SELECT * FROM users")
    # ok: python-sql-string-building
    device.execute("select {}".format(user_id))
    # ok: python-sql-string-building
    print("SELECT * FROM users WHERE id = %s" % user_id)


LATEST = "SELECT id FROM events WHERE day = '%s'"


def latest(self, day):
    template = "SELECT name FROM events WHERE day = '{}'"
    # ruleid: python-sql-string-building
    # nofix: python-sql-string-building
    self.cursor.execute(template.format(day))
    # ruleid: python-sql-string-building
    # nofix: python-sql-string-building
    self.cursor.execute(LATEST % day)
    statement = "SELECT name FROM events WHERE day = '%s'" % day
    # ruleid: python-sql-string-building
    # nofix: python-sql-string-building
    return self.db.fetch_first(statement)


def latest_safely(self, day, title):
    template = "Select a name from {}"
    # ok: python-sql-string-building
    self.view.execute(template.replace("{}", title))
    # ok: python-sql-string-building
    self.cursor.execute("SELECT name FROM events WHERE day = %s", (day,))
    greeting = "hello {}"
    # ok: python-sql-string-building
    return self.db.fetch_first(greeting.format(day))
