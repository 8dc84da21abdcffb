# ruleid: ruby-database-without-password
a = Mongo::Client.new(["db"], user: "app", password: "")
# ruleid: ruby-database-without-password
b = Cassandra.cluster(username: "app", password: "")
# ruleid: ruby-database-without-password
c = PG.connect(host: "db", user: "app", password: "")
# ok: ruby-database-without-password
d = PG.connect(host: "db", user: "app", password: ENV.fetch("DB_PASSWORD"))
# ok: ruby-database-without-password
e = PG.connect(host: "db")
# ok: ruby-database-without-password
f = form.label(password: "")
