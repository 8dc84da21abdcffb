# ruleid: ruby-cleartext-request
HTTParty.get("http://example.org/")
# ruleid: ruby-cleartext-request
URI.open("http://example.org/list")
# ruleid: ruby-cleartext-request
config.force_ssl = false
# ok: ruby-cleartext-request
HTTParty.get("https://example.org/")
# ok: ruby-cleartext-request
URI.open("http://localhost:3000/")
# ok: ruby-cleartext-request
config.force_ssl = true
