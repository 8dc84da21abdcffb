class ApiController < ApplicationController
  def open
    # ruleid: ruby-cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = "*"
    # ruleid: ruby-cors-any-origin
    headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
    # ok: ruby-cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = "https://example.org"
    # ok: ruby-cors-any-origin
    response.headers["Access-Control-Allow-Methods"] = "*"
  end
end

Rails.application.config.middleware.insert_before 0, Rack::Cors do
  allow do
    # ruleid: ruby-cors-any-origin
    origins "*"
    resource "*", headers: :any
  end
  allow do
    # ok: ruby-cors-any-origin
    origins "https://example.org"
  end
end

before do
  # ruleid: ruby-cors-any-origin
  headers "Access-Control-Allow-Origin" => "*"
  # ok: ruby-cors-any-origin
  headers "Cache-Control" => "*"
end
