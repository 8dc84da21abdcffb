class UsersController < ApplicationController
  def show
    # ruleid: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE id = #{params[:id]}")
    # ok: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE id = #{params[:id].to_i}")
    # ok: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE id = #{Integer(params[:id])}")
    # ok: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users LIMIT #{params[:ids].size}")
    # ruleid: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE name = '#{params[:name].strip}'")
    project = Project.find(params[:id])
    # ok: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE project_id = #{project.id}")
    owner = Project.where(name: params[:name]).first.owner
    # ok: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE id = #{owner.id}")
    # ruleid: ruby-path-traversal
    return unless File.read("notes/#{params[:name]}") == ""
  end
end
