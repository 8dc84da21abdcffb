class PagesController < ApplicationController
  def show
    # ruleid: ruby-template-injection
    render inline: params[:text]
    # ruleid: ruby-template-injection
    ERB.new(params[:text]).result
    # ruleid: ruby-template-injection
    Liquid::Template.parse("Hello #{params[:name]}")
    # ok: ruby-template-injection
    render plain: params[:text]
    # ok: ruby-template-injection
    ERB.new("Hello <%= name %>").result(binding)
    # ok: ruby-template-injection
    Liquid::Template.parse("Hello {{ name }}")
  end
end
