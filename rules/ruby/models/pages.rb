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
    # ruleid: ruby-open-redirect
    redirect_back fallback_location: params[:next]
    # ok: ruby-open-redirect
    redirect_back fallback_location: params[:next], allow_other_host: false
    # ok: ruby-open-redirect
    redirect_back fallback_location: root_path
    # ruleid: ruby-open-redirect
    redirect_back_or_to params[:next]
    # ok: ruby-open-redirect
    redirect_back_or_to params[:next], allow_other_host: false
    # ok: ruby-open-redirect
    redirect_to url_from(params[:next])
    @project = Project.find(params[:id])
    @project.update(name: params[:name])
    # ok: ruby-open-redirect
    redirect_to @project
    # ok: ruby-open-redirect
    redirect_to edit_project_path(@project)
    made = Project.new(params.require(:project).permit(:name))
    # ok: ruby-open-redirect
    redirect_to made
    @target = params[:next]
    # ruleid: ruby-open-redirect
    redirect_to @target
  end

  def parts
    # ok: ruby-xss
    render html: helpers.content_tag(:p, params[:text])
    # ruleid: ruby-xss
    render html: helpers.content_tag(:p, raw(params[:text]))
  end
end

get "/hello/:name" do |name|
  # ruleid: ruby-xss
  "<h1>Hello #{name}</h1>"
end

get "/hello" do
  # ruleid: ruby-xss
  "<h1>Hello #{params[:name]}</h1>"
end

get "/plus" do
  # ruleid: ruby-xss
  "<h1>" + params[:name]
end

get "/escaped" do
  # ok: ruby-xss
  "<h1>Hello #{h(params[:name])}</h1>"
end

get "/text" do
  # ok: ruby-xss
  "Hello #{params[:name]}"
end
