# Signing in and out, tokens, and what other services send.

class SessionsController < ApplicationController
  protect_from_forgery with: :exception

  def create
    user = User.find_by(email: params[:email])
    # ruleid: ruby-secret-logged, ruby-log-injection
    Rails.logger.info("Login attempt: #{params[:email]} / #{params[:password]}")
    if user&.authenticate(params[:password])
      reset_session
      session[:user_id] = user.id
      # ruleid: ruby-insecure-cookie
      cookies[:auth_token] = { value: user.auth_token, httponly: false, secure: false }
      # ok: ruby-insecure-cookie
      cookies.encrypted[:remember] = { value: user.id, httponly: true, secure: true, same_site: :lax }
      redirect_to root_path
    else
      # ruleid: ruby-log-injection
      Rails.logger.warn("Failed login for #{params[:email]}")
      # ok: ruby-log-injection
      Rails.logger.warn("Failed login for #{params[:email].inspect}")
      render :new, status: :unauthorized
    end
  end

  def token
    # ruleid: ruby-jwt-unverified
    payload = JWT.decode(params[:token], nil, false).first
    # ok: ruby-jwt-unverified
    checked = JWT.decode(params[:token], Rails.application.credentials.jwt_key, true, algorithm: "HS256").first
    render json: [payload, checked]
  end

  def issue
    # ruleid: ruby-hardcoded-secret
    token = JWT.encode({ user_id: current_user.id }, "my-super-secret-key-2024", "HS256")
    # ok: ruby-hardcoded-secret
    other = JWT.encode({ user_id: current_user.id }, ENV["JWT_KEY"], "HS256")
    render json: { token: token, other: other }
  end

  def webhook
    body = request.body.read
    expected = OpenSSL::HMAC.hexdigest("SHA256", ENV["WEBHOOK_SECRET"], body)
    # ruleid: ruby-signature-comparison
    return head :forbidden unless request.headers["X-Signature"] == expected

    # ok: ruby-signature-comparison
    return head :forbidden unless ActiveSupport::SecurityUtils.secure_compare(request.headers["X-Signature"], expected)

    head :ok
  end

  def admin
    # ruleid: ruby-decision-by-cookie
    return render :admin if cookies[:admin] == "true"

    # ok: ruby-decision-by-cookie
    head :forbidden unless current_user.admin?
  end
end
