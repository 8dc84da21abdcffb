class ToolsController < ApplicationController
  def run
    # ruleid: ruby-code-injection
    eval(params[:code])
    # ruleid: ruby-code-injection
    params[:type].constantize.new
    # ruleid: ruby-code-injection
    user.send(params[:method])
    # ruleid: ruby-code-injection
    Object.const_get(params[:name])
    # ok: ruby-code-injection
    eval("4")
    # ok: ruby-code-injection
    TYPES.fetch(params[:type]).new
    # ok: ruby-code-injection
    user.send(:name)
    # ok: ruby-code-injection
    user.send(:update, params[:name])
  end
end
