class PagesController < ApplicationController
  def show
    name = params[:name]
    # ruleid: ruby-xss
    render html: "<b>#{name}</b>".html_safe
    # ruleid: ruby-xss
    @title = name.html_safe
    # ok: ruby-xss
    @safe = ERB::Util.html_escape(name).html_safe
    # ok: ruby-xss
    @clean = sanitize(name).html_safe
    # ok: ruby-xss
    render plain: name
  end

  def go
    # ruleid: ruby-open-redirect
    redirect_to params[:next]
    # ok: ruby-open-redirect
    redirect_to root_path
    # ok: ruby-open-redirect
    redirect_to url_from(params[:next])
  end
end
