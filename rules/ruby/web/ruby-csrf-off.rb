class PayController < ApplicationController
  # ruleid: ruby-csrf-off
  skip_before_action :verify_authenticity_token
  # ruleid: ruby-csrf-off
  skip_forgery_protection
  # ruleid: ruby-csrf-off
  protect_from_forgery with: :null_session
  # ok: ruby-csrf-off
  protect_from_forgery with: :exception
  # ok: ruby-csrf-off
  skip_before_action :load_user
  # ok: ruby-csrf-off
  before_action :verify_authenticity_token
end

class Hooks < Sinatra::Base
  # ruleid: ruby-csrf-off
  disable :protection
  # ruleid: ruby-csrf-off
  set :protection, false
  # ok: ruby-csrf-off
  enable :protection
  # ok: ruby-csrf-off
  disable :show_exceptions
end
