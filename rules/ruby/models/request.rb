class ReportsController < ApplicationController
  def all
    # ruleid: ruby-command-injection
    system("report #{params[:name]}")
    # ruleid: ruby-command-injection
    system("report #{cookies[:name]}")
    # ruleid: ruby-command-injection
    system("report #{request.headers["X-Name"]}")
    # ruleid: ruby-command-injection
    system("report #{request.raw_post}")
    # ruleid: ruby-command-injection
    system("report #{request.user_agent}")
    # ok: ruby-command-injection
    system("report #{Settings.name}")
    # ok: ruby-command-injection
    system("report all")
  end
end

get "/reports/:name" do |name|
  # ruleid: ruby-command-injection
  system("report #{name}")
end

get "/reports" do |count = 3|
  # ok: ruby-command-injection
  system("report #{count}")
end

class Middleware
  def call(env)
    # ruleid: ruby-command-injection
    system("report #{env["HTTP_X_NAME"]}")
    # ok: ruby-command-injection
    system("report #{env["SERVER_SOFTWARE"]}")
  end
end
