class FetchController < ApplicationController
  def show
    # ruleid: ruby-ssrf
    Net::HTTP.get(URI(params[:url]))
    # ruleid: ruby-ssrf
    HTTParty.get("http://#{params[:host]}/status")
    # ruleid: ruby-ssrf
    URI.open(params[:url])
    # ok: ruby-ssrf
    Net::HTTP.get(URI("https://example.org/"))
    # ok: ruby-ssrf
    HTTParty.get("https://example.org/items/#{params[:id]}")
    # ok: ruby-ssrf
    RestClient.get("https://example.org/items/#{params[:id].to_i}")
  end
end
