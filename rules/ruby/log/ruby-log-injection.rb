class SessionsController < ApplicationController
  def create
    # ruleid: ruby-log-injection
    Rails.logger.info("login of #{params[:name]}")
    # ruleid: ruby-log-injection
    logger.warn("failed: " + params[:name])
    # ruleid: ruby-log-injection
    logger.error(params[:message])
    # ok: ruby-log-injection
    Rails.logger.info("login of #{params[:name].inspect}")
    # ok: ruby-log-injection
    logger.warn("failed")
    # ok: ruby-log-injection
    logger.error(params[:id].to_i)
  end
end
