# The service beside the tracker that takes files and hooks, written with Sinatra.
require "sinatra"
require "sqlite3"
require "net/http"
require "nokogiri"
require "erb"
require "json"

set :bind, "0.0.0.0"
enable :sessions
# ruleid: ruby-hardcoded-secret
set :session_secret, "change_me_to_a_long_secret_0123456789abcdef0123456789abcdef"
# ruleid: ruby-debug-on
set :show_exceptions, true
# ruleid: ruby-csrf-off
disable :protection

DB = SQLite3::Database.new("hooks.db")

before do
  # ruleid: ruby-cors-any-origin
  headers "Access-Control-Allow-Origin" => "*"
end

get "/users/:id" do
  # ruleid: ruby-sql-injection
  rows = DB.execute("SELECT * FROM users WHERE id = #{params[:id]}")
  # ok: ruby-sql-injection
  checked = DB.execute("SELECT * FROM users WHERE id = ?", [params[:id]])
  content_type :json
  # ok: ruby-xss
  (rows + checked).to_json
end

get "/hello" do
  # ruleid: ruby-xss
  "<h1>Hello, #{params[:name]}!</h1>"
end

get "/hello-escaped" do
  # ok: ruby-xss
  "<h1>Hello, #{ERB::Util.html_escape(params[:name])}!</h1>"
end

get "/page" do
  # ruleid: ruby-template-injection, ruby-xss
  erb "<p>#{params[:text]}</p>"
end

get "/page-escaped" do
  # ok: ruby-template-injection
  erb :page, locals: { text: params[:text] }
end

get "/files/:name" do
  # ruleid: ruby-path-traversal
  send_file File.join("uploads", params[:name])
end

get "/files-checked/:name" do
  path = File.expand_path(params[:name], "uploads")
  halt 404 unless path.start_with?(File.expand_path("uploads") + "/")
  # ok: ruby-path-traversal
  send_file path
end

post "/upload" do
  file = params[:file]
  # ruleid: ruby-path-traversal
  File.open("uploads/#{file[:filename]}", "wb") { |f| f.write(file[:tempfile].read) }
  # ok: ruby-path-traversal
  File.open("uploads/#{SecureRandom.uuid}.bin", "wb") { |f| f.write(file[:tempfile].read) }
  # ruleid: ruby-open-permissions
  FileUtils.chmod(0777, "uploads")
  # ok: ruby-open-permissions
  FileUtils.chmod(0750, "uploads")
  "ok"
end

get "/ping" do
  # ruleid: ruby-command-injection
  result = `ping -c 1 #{params[:host]}`
  # ok: ruby-command-injection
  IO.popen(["ping", "-c", "1", "--", params[:host]]).read
  result
end

post "/hook" do
  uri = URI("https://hooks.example.com/notify")
  http = Net::HTTP.new(uri.host, uri.port)
  http.use_ssl = true
  # ruleid: ruby-certificate-check-off
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE
  http.post(uri.path, request.body.read)

  checked = Net::HTTP.new(uri.host, uri.port)
  checked.use_ssl = true
  # ok: ruby-certificate-check-off
  checked.verify_mode = OpenSSL::SSL::VERIFY_PEER
  checked.post(uri.path, "{}")
  "ok"
end

post "/import" do
  # ruleid: ruby-xml-entities
  document = Nokogiri::XML(request.body.read) { |config| config.noent.dtdload }
  # ok: ruby-xml-entities
  checked = Nokogiri::XML("<a/>")
  document.root.name + checked.root.name
end

get "/fetch" do
  # ruleid: ruby-ssrf
  Net::HTTP.get(URI.parse(params[:url]))
end

get "/go" do
  # ruleid: ruby-open-redirect
  redirect params[:to]
end

get "/back" do
  # ok: ruby-open-redirect
  redirect to("/home")
end

get "/fail" do
  begin
    DB.execute("SELECT 1 FROM missing")
  rescue StandardError => e
    # ruleid: ruby-error-shown
    halt 500, "#{e.message}\n#{e.backtrace.join("\n")}"
  end
end
