class UsersController < ApplicationController
  def index
    name = params[:name]
    # ruleid: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE name = '#{name}'")
    # ok: ruby-sql-injection
    User.find_by_sql(["SELECT * FROM users WHERE name = ?", name])
    # ruleid: ruby-sql-injection
    User.where("name = '#{name}'")
    # ok: ruby-sql-injection
    User.where("name = ?", name)
    # ok: ruby-sql-injection
    User.where(name: name)
    # ruleid: ruby-sql-injection
    User.order("#{name} DESC")
    # ruleid: ruby-sql-injection
    ActiveRecord::Base.connection.execute("DELETE FROM users WHERE name = '#{name}'")
    # ok: ruby-sql-injection
    ActiveRecord::Base.connection.execute("DELETE FROM users WHERE name = #{ActiveRecord::Base.connection.quote(name)}")
    # ruleid: ruby-sql-injection
    User.where(Arel.sql("name = '#{name}'"))
    # ok: ruby-sql-injection
    User.where("name LIKE ?", "#{User.sanitize_sql_like(name)}%")
  end

  def drivers(db, conn)
    name = params[:name]
    # ruleid: ruby-sql-injection
    db.execute("SELECT * FROM users WHERE name = '#{name}'")
    # ok: ruby-sql-injection
    db.execute("SELECT * FROM users WHERE name = ?", [name])
    # ok: ruby-sql-injection
    conn.exec_params("SELECT * FROM users WHERE name = $1", [name])
    # ruleid: ruby-sql-injection
    conn.exec("SELECT * FROM users WHERE name = '" + name + "'")
    store = SQLite3::Database.new("users.db")
    # ruleid: ruby-sql-injection
    store.execute("SELECT * FROM users WHERE name = '#{name}'")
    # ok: ruby-sql-injection
    store.execute("SELECT * FROM users WHERE name = ?", [name])
    cluster = PG.connect(host: "db")
    # ruleid: ruby-sql-injection
    cluster.exec("SELECT * FROM users WHERE name = '#{name}'")
    # ok: ruby-sql-injection
    cluster.exec_params("SELECT * FROM users WHERE name = $1", [name])
    # ruleid: ruby-sql-injection
    Mysql2::Client.new(host: "db").query("SELECT * FROM users WHERE name = '#{name}'")
    # ruleid: ruby-sql-injection
    Sequel.lit("name = '#{name}'")
  end
end

class JobsController < ApplicationController
  def job
    # ok: ruby-sql-injection
    Sidekiq::DeadSet.new.fetch(params[:key])
    # ok: ruby-sql-injection
    FLAGS.fetch(params[:flag])
    # ruleid: ruby-sql-injection
    DB.fetch("SELECT * FROM jobs WHERE key = '#{params[:key]}'")
    # ruleid: ruby-sql-injection
    db.fetch("SELECT * FROM jobs WHERE key = '#{params[:key]}'")
  end
end
