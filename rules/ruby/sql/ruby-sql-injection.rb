class UsersController < ApplicationController
  def index
    # ruleid: ruby-sql-injection
    User.where("name = '#{params[:name]}'")
    # ruleid: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE name = '" + params[:name] + "'")
    # ruleid: ruby-sql-injection
    User.order(params[:sort])
    # ruleid: ruby-sql-injection
    ActiveRecord::Base.connection.execute("DELETE FROM users WHERE id = #{params[:id]}")
    # ok: ruby-sql-injection
    User.where("name = ?", params[:name])
    # ok: ruby-sql-injection
    User.where(name: params[:name])
    # ok: ruby-sql-injection
    User.where("id = #{params[:id].to_i}")
    # ok: ruby-sql-injection
    User.order(:name)
  end
end
