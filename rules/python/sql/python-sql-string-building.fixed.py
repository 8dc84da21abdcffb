def a(cursor, user_id):
    # ruleid: python-sql-string-building
    cursor.execute("DELETE FROM users WHERE id = %s", (user_id,))
    # ruleid: python-sql-string-building
    cursor.execute("SELECT * FROM users WHERE id = %s", (user_id,))
    # ruleid: python-sql-string-building
    cursor.execute("SELECT * FROM users WHERE name = %s", (user_id,))
    # ruleid: python-sql-string-building
    cursor.execute("UPDATE users SET a = %s", (user_id,))

def b(db, name):
    query = "SELECT * FROM users WHERE name = %s"
    # ruleid: python-sql-string-building
    return db.execute(query, (name,)).fetchall()

class Store:
    def c(self, tag):
        q = "SELECT tag FROM tags WHERE rowid = %s"
        # ruleid: python-sql-string-building
        self.query(q, (str(tag),))

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
