class AccountsController < ApplicationController
  def show
    # ruleid: ruby-user-controlled-bypass
    authenticate_user! if params[:check]
    # ruleid: ruby-user-controlled-bypass
    verify_signature(request) unless params[:trusted] == "1"
    name = params[:name]
    # ruleid: ruby-user-controlled-bypass
    if name
      login name
    end
    # ok: ruby-user-controlled-bypass
    authenticate_user! unless current_user
    # ok: ruby-user-controlled-bypass
    verify_signature(request) if Rails.env.production?
    # ok: ruby-user-controlled-bypass
    render :form if params[:edit]
    # ok: ruby-user-controlled-bypass
    verified = 4 if params[:check]
  end
end
