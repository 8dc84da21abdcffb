class ToolsController < ApplicationController
  def ping
    host = params[:host]
    # ruleid: ruby-command-injection
    system("ping #{host}")
    # ruleid: ruby-command-injection
    out = `nslookup #{host}`
    # ruleid: ruby-command-injection
    Open3.capture3("host " + host)
    # ruleid: ruby-command-injection
    open(params[:file])
    # ok: ruby-command-injection
    system("ping", host)
    # ok: ruby-command-injection
    system("ping #{Shellwords.escape(host)}")
    # ok: ruby-command-injection
    system("uptime")
    # ok: ruby-command-injection
    Open3.capture3("host", host)
  end
end
