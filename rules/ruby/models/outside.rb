require "net/http"

# ok: ruby-command-injection
system("convert #{ARGV[0]}")

class FeedController < ApplicationController
  def load_feed
    body = Net::HTTP.get(URI("https://feeds.example.org/all"))
    # ruleid: ruby-unsafe-deserialization
    Marshal.load(body)
    # ruleid: ruby-unsafe-deserialization
    YAML.load(HTTParty.get("https://feeds.example.org/all").body)
    # ok: ruby-unsafe-deserialization
    JSON.parse(body)
  end
end
