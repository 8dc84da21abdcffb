class Importer
  def initialize(db)
    @db = db
  end

  def find(name)
    # lowid: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE name = '#{name}'")
    # ok: ruby-sql-injection
    User.find_by_sql(["SELECT * FROM users WHERE name = ?", name])
  end

  def read(path)
    # lowid: ruby-path-traversal
    File.read("/srv/" + path)
    # ok: ruby-path-traversal
    File.read("/srv/list")
  end
end
