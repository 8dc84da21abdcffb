class UsersController < ApplicationController
  def show
    id = params[:id]
    # ok: ruby-ssrf
    HTTParty.get("https://api.example.org/users/#{id}")
    # ok: ruby-ssrf
    HTTParty.get("https://api.example.org/users/" + id)
    # ruleid: ruby-ssrf
    HTTParty.get("https://#{id}.example.org/")
    # ruleid: ruby-ssrf
    HTTParty.get("https://api.example.org" + id)
    # ok: ruby-open-redirect
    redirect_to "/users/#{id}"
    # ruleid: ruby-open-redirect
    redirect_to "/" + id
    # ruleid: ruby-open-redirect
    redirect_to id
  end
end
