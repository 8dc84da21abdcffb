require "open3"

class ToolsController < ApplicationController
  def run
    name = params[:name]
    # ruleid: ruby-command-injection
    system("convert #{name} out.png")
    # ok: ruby-command-injection
    system("convert", name, "out.png")
    # ruleid: ruby-command-injection
    out = `convert #{name}`
    # ok: ruby-command-injection
    out = `convert #{Shellwords.escape(name)}`
    # ruleid: ruby-command-injection
    Open3.capture2("convert #{name}")
    # ok: ruby-command-injection
    Open3.capture2("convert", name)
    # ruleid: ruby-command-injection
    IO.popen("convert #{name}")
    # ok: ruby-command-injection
    IO.popen(["convert", name])
    # ruleid: ruby-path-traversal
    Pathname.new(name).read
    # ruleid: ruby-template-injection
    erb "<p>#{name}</p>"
    # ok: ruby-template-injection
    erb :page, locals: { name: name }
    # ruleid: ruby-code-injection
    eval(name)
    # ruleid: ruby-code-injection
    name.constantize.new
    # ruleid: ruby-code-injection
    User.public_send(name)
    # ok: ruby-code-injection
    User.public_send(:find, name)
    # ruleid: ruby-unsafe-deserialization
    Marshal.load(name)
    # ruleid: ruby-unsafe-deserialization
    YAML.load(name)
    # ok: ruby-unsafe-deserialization
    YAML.safe_load(name)
    # ruleid: ruby-path-traversal
    File.read("/srv/files/#{name}")
    # ok: ruby-path-traversal
    File.read(File.join("/srv/files", File.basename(name)))
    # ruleid: ruby-path-traversal
    FileUtils.rm_rf("/srv/files/#{name}")
    # ruleid: ruby-path-traversal
    send_file("/srv/files/#{name}")
    # ruleid: ruby-ssrf
    Net::HTTP.get(URI(name))
    # ruleid: ruby-ssrf
    RestClient.get(name)
    # ok: ruby-ssrf
    Faraday.get("https://api.example.org/#{name}")
    # ruleid: ruby-regex-injection
    Regexp.new(name)
    # ok: ruby-regex-injection
    Regexp.new(Regexp.escape(name))
    # ruleid: ruby-log-injection
    Rails.logger.info("ran " + name)
    # ok: ruby-log-injection
    Rails.logger.info("ran " + name.inspect)
    # ruleid: ruby-template-injection
    ERB.new(name).result
    # ok: ruby-template-injection
    ERB.new("<%= name %>").result(binding)
  end
end

class BlocksController < ApplicationController
  def run
    name = params[:name]
    jar = jars[name]
    # ok: ruby-code-injection
    jar.instance_variable_get(:@cookies)
    block = blocks[name]
    # ok: ruby-code-injection
    instance_eval(&block)
    # ruleid: ruby-code-injection
    jar.instance_variable_get(name)
  end
end

class WarningsController < ApplicationController
  def warn
    # ok: ruby-ssrf
    Excon.display_warning("unknown key #{params[:key]}")
    # ruleid: ruby-ssrf
    Excon.post(params[:address])
  end
end

class ConvertersController < ApplicationController
  def run
    # ruleid: ruby-command-injection
    Terrapin::CommandLine.new("convert", params[:options])
    line = Terrapin::CommandLine.new("convert", ":name")
    # ok: ruby-command-injection
    line.run(name: params[:name])
    # ruleid: ruby-command-injection
    POSIX::Spawn::Child.new("convert #{params[:name]}")
    # ok: ruby-command-injection
    POSIX::Spawn::Child.new("convert", params[:name])
  end

  def read
    document = YAML.parse(params[:list])
    # ruleid: ruby-unsafe-deserialization
    list = document.to_ruby
    # ok: ruby-unsafe-deserialization
    nodes = document.children
    # ruleid: ruby-unsafe-deserialization
    plist = Plist.parse_xml(params[:list])
    # ok: ruby-unsafe-deserialization
    plain = Plist.parse_xml(params[:list], marshal: false)
  end
end

module Types
  class QueryType < BaseObject
    def thumbnail(name:)
      # ruleid: ruby-command-injection
      system("convert #{name}")
      # ok: ruby-command-injection
      system("convert", name)
    end

    def sized(**arguments)
      # ruleid: ruby-command-injection
      system("convert #{arguments[:name]}")
    end
  end
end
