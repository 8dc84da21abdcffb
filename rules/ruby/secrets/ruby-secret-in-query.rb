class App < Sinatra::Base
  get "/login" do
    # ruleid: ruby-secret-in-query
    login(params[:name], params[:password])
    # ok: ruby-secret-in-query
    show(params[:page])
  end

  get "/card" do
    # ruleid: ruby-secret-in-query
    pay(params["card_number"])
  end

  post "/login" do
    # ok: ruby-secret-in-query
    login(params[:name], params[:password])
  end
end

class LoginController < ApplicationController
  def create
    # ruleid: ruby-secret-in-query
    check(request.query_parameters[:password])
    # ok: ruby-secret-in-query
    check(request.request_parameters[:password])
  end
end
