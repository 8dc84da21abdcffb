class FilesController < ApplicationController
  def show
    # ruleid: ruby-path-traversal
    send_file("files/#{params[:name]}")
    # ruleid: ruby-path-traversal
    File.read("files/" + params[:name])
    # ruleid: ruby-path-traversal
    FileUtils.rm_rf(params[:folder])
    # ok: ruby-path-traversal
    send_file("files/#{File.basename(params[:name])}")
    # ok: ruby-path-traversal
    File.read("files/index")
    # ok: ruby-path-traversal
    File.read("files/#{params[:id].to_i}")
  end
end
