require "net/http"

def fetch(uri, path)
  # ruleid: ruby-download-to-file
  File.write(path, Net::HTTP.get(uri))
  body = Net::HTTP.get_response(uri).body
  # ruleid: ruby-download-to-file
  IO.binwrite(path, body)
  file = File.open(path, "w")
  # ruleid: ruby-download-to-file
  file.write(body)
  # ok: ruby-download-to-file
  file.write("done")
  # ok: ruby-download-to-file
  File.write(path, body.length)
  # ok: ruby-download-to-file
  File.write(path, body) if Digest::SHA256.hexdigest(body) == EXPECTED
end
