class HooksController < ApplicationController
  def take
    expected = "sha256=" + OpenSSL::HMAC.hexdigest("SHA256", ENV["KEY"], request.raw_post)
    # ruleid: ruby-signature-comparison
    return head :forbidden if request.headers["X-Signature"] != expected
    # ok: ruby-signature-comparison
    return head :forbidden unless Rack::Utils.secure_compare(expected, request.headers["X-Signature"]) == true
    # ok: ruby-signature-comparison
    head :ok if expected.bytesize == 71
  end

  def signed?(body, sent)
    # ruleid: ruby-signature-comparison
    Base64.strict_encode64(OpenSSL::HMAC.digest("SHA256", ENV["KEY"], body)) == sent
  end

  def also_signed?(body, sent)
    # ruleid: ruby-signature-comparison
    sent.eql?(OpenSSL::HMAC.hexdigest("SHA1", ENV["KEY"], body))
  end

  def same?(body, known)
    # ok: ruby-signature-comparison
    Digest::SHA256.hexdigest(body) == known
  end
end
