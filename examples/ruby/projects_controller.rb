# Projects: found, shown, imported, exported.
require "open-uri"
require "zip"

class ProjectsController < ApplicationController
  # ruleid: ruby-csrf-off
  skip_before_action :verify_authenticity_token, only: [:import]
  before_action :set_project, only: %i[show update destroy]

  SORTABLE = %w[name created_at].freeze
  FORMATS = { "pdf" => "pdf", "html" => "html" }.freeze

  def index
    # ruleid: ruby-sql-injection
    @projects = Project.where("name LIKE '%#{params[:q]}%'")
    # ruleid: ruby-sql-injection
    @sorted = Project.order("#{params[:sort]} #{params[:direction]}")
    # ok: ruby-sql-injection
    @mine = Project.where("name LIKE ?", "%#{params[:q]}%").where(user_id: current_user.id)
    sort = SORTABLE.include?(params[:sort]) ? params[:sort] : "name"
    # ok: ruby-sql-injection
    @checked = Project.order("#{sort} ASC").limit(params[:limit].to_i)
    # ok: ruby-sql-injection
    @found = Project.find_by(name: params[:name])
  end

  def statistics
    # ruleid: ruby-sql-injection
    rows = ActiveRecord::Base.connection.execute("SELECT COUNT(*) FROM projects WHERE status = '#{params[:status]}'")
    # ok: ruby-sql-injection
    checked = ActiveRecord::Base.connection.exec_query(
      "SELECT COUNT(*) FROM projects WHERE id = #{params[:id].to_i}"
    )
    render json: { rows: rows, checked: checked }
  end

  def show
    # ruleid: ruby-xss
    @title = params[:title].html_safe
    # ruleid: ruby-xss
    render html: "<h1>#{params[:name]}</h1>".html_safe
  end

  def badge
    # ok: ruby-xss
    render html: helpers.content_tag(:h1, params[:name])
  end

  def create
    # ruleid: ruby-mass-assignment
    @project = Project.new(params.require(:project).permit!)
    @project.save
    # ruleid: ruby-open-redirect
    redirect_to params[:return_to]
  end

  def update
    # ok: ruby-mass-assignment
    @project.update(project_params)
    # ok: ruby-open-redirect
    redirect_to project_path(@project), notice: "Saved."
  end

  def destroy
    @project.destroy
    # ok: ruby-open-redirect
    redirect_to url_from(params[:return_to]) || projects_path
  end

  def download
    # ruleid: ruby-path-traversal
    send_file Rails.root.join("storage", "exports", params[:file])
  end

  def download_checked
    # ok: ruby-path-traversal
    send_file Rails.root.join("storage", "exports", File.basename(params[:file]))
  end

  def preview
    # ruleid: ruby-ssrf
    page = URI.open(params[:url]).read
    # ok: ruby-ssrf
    docs = Net::HTTP.get(URI("https://docs.example.com/#{ERB::Util.url_encode(params[:page])}"))
    render plain: page + docs
  end

  def convert
    # ruleid: ruby-command-injection
    system("convert #{params[:file]} -resize 200x200 public/thumb.png")
    # ruleid: ruby-command-injection
    output = `identify #{params[:file]}`
    # ok: ruby-command-injection
    system("convert", "storage/picture.png", "-resize", "200x200", "public/thumb.png")
    # ok: ruby-command-injection
    checked = `identify #{Shellwords.escape(params[:file])}`
    render plain: output + checked
  end

  def export
    format = FORMATS.fetch(params[:format_name], "pdf")
    # ok: ruby-path-traversal
    send_file Rails.root.join("templates", "export.#{format}")
  end

  def import
    # ruleid: ruby-unsafe-deserialization
    data = Marshal.load(Base64.decode64(params[:data]))
    # ruleid: ruby-unsafe-deserialization
    settings = YAML.unsafe_load(params[:settings])
    # ok: ruby-unsafe-deserialization
    checked = YAML.safe_load(params[:settings], permitted_classes: [Date])
    # ok: ruby-unsafe-deserialization
    json = JSON.parse(params[:json])
    render json: [data, settings, checked, json]
  end

  def calculate
    # ruleid: ruby-code-injection
    result = eval(params[:formula])
    # ruleid: ruby-code-injection
    value = @project.send(params[:field])
    # ok: ruby-code-injection
    name = @project.public_send(SORTABLE.include?(params[:field]) ? params[:field] : "name")
    # ruleid: ruby-code-injection
    klass = params[:type].constantize
    render json: [result, value, name, klass.count]
  end

  def unpack
    Zip::File.open(params[:archive].path) do |zip|
      zip.each do |entry|
        # ruleid: ruby-archive-extraction
        entry.extract(File.join("storage/unpacked", entry.name))
      end
    end
    head :ok
  end

  def filter
    # ruleid: ruby-regex-injection
    names = Project.pluck(:name).grep(/#{params[:pattern]}/)
    # ok: ruby-regex-injection
    checked = Project.pluck(:name).grep(/#{Regexp.escape(params[:pattern])}/)
    render json: names + checked
  end

  private

  def set_project
    @project = Project.find(params[:id])
  end

  def project_params
    params.require(:project).permit(:name, :description, files: [])
  end
end
