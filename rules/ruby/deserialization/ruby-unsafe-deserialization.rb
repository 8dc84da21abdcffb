class StateController < ApplicationController
  def load
    # ruleid: ruby-unsafe-deserialization
    Marshal.load(Base64.decode64(params[:state]))
    # ruleid: ruby-unsafe-deserialization
    YAML.load(params[:settings])
    # ruleid: ruby-unsafe-deserialization
    Oj.load(request.body.read)
    # ruleid: ruby-unsafe-deserialization
    YAML.load($stdin.read)
    # ruleid: ruby-unsafe-deserialization
    YAML.load(gets)
    # ok: ruby-unsafe-deserialization
    YAML.safe_load($stdin.read)
    # ok: ruby-unsafe-deserialization
    JSON.parse(params[:state])
    # ok: ruby-unsafe-deserialization
    YAML.safe_load(params[:settings])
    # ok: ruby-unsafe-deserialization
    Marshal.load(File.binread("cache"))
  end
end
