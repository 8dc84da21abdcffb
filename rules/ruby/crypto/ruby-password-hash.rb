class Account
  def keep(password, salt)
    # ruleid: ruby-password-hash
    self.digest = Digest::SHA256.hexdigest(password)
    # ruleid: ruby-password-hash
    self.digest = Digest::MD5.hexdigest(params[:password])
    # ruleid: ruby-password-hash
    self.digest = Digest::SHA512.base64digest("#{salt}--#{password}")
    # ruleid: ruby-password-hash
    self.digest = OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 1000, 32, "sha256")
    # ok: ruby-password-hash
    self.digest = BCrypt::Password.create(password)
    # ok: ruby-password-hash
    self.digest = OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 600_000, 32, "sha256")
    # ok: ruby-password-hash
    self.checksum = Digest::SHA256.hexdigest(body)
  end
end
