class ItemsController < ApplicationController
  def save
    begin
      store.save
    rescue => e
      logger.error(e.message)
      # ruleid: ruby-error-shown
      render json: { error: e.message }, status: 500
    end
  end

  def load
    store.load
  rescue StandardError => e
    # ruleid: ruby-error-shown
    render plain: "Failed: #{e.message}", status: :internal_server_error
  end

  def trace
    store.load
  rescue ArgumentError => e
    # ruleid: ruby-error-shown
    render json: { error: "no", trace: e.backtrace }
  end

  def check
    store.check
  rescue ActiveRecord::RecordInvalid => e
    # ok: ruby-error-shown
    render json: { error: e.message }, status: :unprocessable_entity
  end

  def other
    store.other
  rescue => e
    logger.error(e.full_message)
    # ok: ruby-error-shown
    render json: { error: "Something went wrong." }, status: 500
    # ok: ruby-error-shown
    render plain: item.message
  end
end

get "/load" do
  begin
    store.load
  rescue => e
    # ruleid: ruby-error-shown
    halt 500, "Failed: #{e.message}"
  end
end

get "/other" do
  begin
    store.other
  rescue => e
    # ok: ruby-error-shown
    logger.error("#{e.message} happened")
    halt 500, "Something went wrong."
  end
end
