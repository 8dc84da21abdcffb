class SearchController < ApplicationController
  def show
    # ruleid: ruby-regex-injection
    first = Regexp.new(params[:query])
    # ruleid: ruby-regex-injection
    second = text =~ /#{params[:query]}/
    # ruleid: ruby-regex-injection
    third = Regexp.new("^" + params[:query])
    # ok: ruby-regex-injection
    right = Regexp.new(Regexp.escape(params[:query]))
    # ok: ruby-regex-injection
    safe = text =~ /#{Regexp.escape(params[:query])}/
    # ok: ruby-regex-injection
    plain = params[:query] =~ /a+/
  end
end
