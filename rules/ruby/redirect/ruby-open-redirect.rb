class SessionsController < ApplicationController
  def create
    # ruleid: ruby-open-redirect
    redirect_to params[:next]
    # ruleid: ruby-open-redirect
    redirect_to(params.fetch(:url), allow_other_host: true)
    # ruleid: ruby-open-redirect
    redirect_to request.referer
    # ok: ruby-open-redirect
    redirect_to root_path
    # ok: ruby-open-redirect
    redirect_to(url_from(params[:next]))
    # ok: ruby-open-redirect
    redirect_to "/users/#{params[:id]}"
  end
end
