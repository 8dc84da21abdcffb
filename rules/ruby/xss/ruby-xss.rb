class PagesController < ApplicationController
  def hello
    # ruleid: ruby-xss
    @name = params[:name].html_safe
    # ruleid: ruby-xss
    @page = raw("<b>#{params[:name]}</b>")
    # ruleid: ruby-xss
    render html: params[:page]
    # ok: ruby-xss
    @right = content_tag(:b, params[:name])
    # ok: ruby-xss
    @safe = raw("<b>#{h(params[:name])}</b>")
    # ok: ruby-xss
    render plain: params[:page]
  end
end
