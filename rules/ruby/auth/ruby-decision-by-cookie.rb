class PagesController < ApplicationController
  def show
    # ruleid: ruby-decision-by-cookie
    return render :admin if cookies[:is_admin] == "true"
    # ruleid: ruby-decision-by-cookie
    return render :login unless request.cookies["logged_in"] == "1"
    # ruleid: ruby-decision-by-cookie
    if cookies[:admin]
      return render :admin
    end
    # ok: ruby-decision-by-cookie
    return render :dark if cookies[:theme] == "dark"
    # ok: ruby-decision-by-cookie
    return render :admin if cookies.encrypted[:admin] == "true"
    # ok: ruby-decision-by-cookie
    return render :admin if session[:admin] == true
    # ok: ruby-decision-by-cookie
    cookies.delete(:admin)
  end
end
