class AdminController < ApplicationController
  # ruleid: ruby-hardcoded-secret
  http_basic_authenticate_with name: "admin", password: "hunter2"

  # ruleid: ruby-hardcoded-secret
  API_KEY = "f3a9c1d2e4b5"

  def connect(given)
    # ruleid: ruby-hardcoded-secret
    db = Mysql2::Client.new(host: "db", password: "s3cr3t")
    # ruleid: ruby-hardcoded-secret
    token = JWT.encode({ id: 4 }, "our own secret", "HS256")
    # ok: ruby-hardcoded-secret
    secret = ENV.fetch("SECRET")
    # ok: ruby-hardcoded-secret
    password_label = "Your-password"
    # ok: ruby-hardcoded-secret
    other = Mysql2::Client.new(host: "db", password: secret)
    # ok: ruby-hardcoded-secret
    right = JWT.encode({ id: 4 }, secret, "HS256")
  end
end

class Hooks < Sinatra::Base
  # ruleid: ruby-hardcoded-secret
  set :session_secret, "b7c1e9d2a4f6"
  # ok: ruby-hardcoded-secret
  set :session_secret, ENV.fetch("SESSION_SECRET")
  # ok: ruby-hardcoded-secret
  set :views, "password_pages"
  # ruleid: ruby-hardcoded-secret
  use Rack::Session::Cookie, key: "hooks", secret: "b7c1e9d2a4f6"
end

# ruleid: ruby-hardcoded-secret
def open_vault(user, password = "b7c1e9d2a4f6")
end

# ruleid: ruby-hardcoded-secret
def open_store(user, api_key: "b7c1e9d2a4f6")
end

# ok: ruby-hardcoded-secret
def open_list(user, password = nil, title = "b7c1e9d2a4f6")
end

module Shown
  # ok: ruby-hardcoded-secret
  SECRET_KEY_BASE = "app.secret_key_base"

  def scrub(uri)
    # ok: ruby-hardcoded-secret
    uri.password = "REDACTED"
    # ruleid: ruby-hardcoded-secret
    uri.password = "b7c1.e9d2a4f6"
  end
end
