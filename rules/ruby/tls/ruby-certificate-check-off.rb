def fetch(http)
  # ruleid: ruby-certificate-check-off
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE
  # ruleid: ruby-certificate-check-off
  HTTParty.get("https://example.org/", verify: false)
  # ruleid: ruby-certificate-check-off
  Excon.new("https://example.org/", ssl_verify_peer: false)
  # ruleid: ruby-certificate-check-off
  Faraday.new(url: "https://example.org/", ssl: { verify: false })
  # ok: ruby-certificate-check-off
  http.verify_mode = OpenSSL::SSL::VERIFY_PEER
  # ok: ruby-certificate-check-off
  HTTParty.get("https://example.org/", verify: true)
  # ruleid: ruby-certificate-check-off
  Excon.ssl_verify_peer = false
  # ruleid: ruby-certificate-check-off
  options = { timeout: 4, ssl_verifypeer: false }
  # ok: ruby-certificate-check-off
  others = { timeout: 4, ssl_verifypeer: true }
  # ok: ruby-certificate-check-off
  Excon.ssl_verify_peer = true
  # ok: ruby-certificate-check-off
  Excon.new("https://example.org/")
end

def checked?(context)
  # ok: ruby-certificate-check-off
  return false if context.verify_mode == OpenSSL::SSL::VERIFY_NONE
  # ruleid: ruby-certificate-check-off
  context.verify_mode = OpenSSL::SSL::VERIFY_NONE
  true
end
