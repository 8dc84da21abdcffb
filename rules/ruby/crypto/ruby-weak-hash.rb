def sums(data)
  # ruleid: ruby-weak-hash
  first = Digest::MD5.hexdigest(data)
  # ruleid: ruby-weak-hash
  second = Digest::SHA1.digest(data)
  # ruleid: ruby-weak-hash
  third = OpenSSL::Digest.new("MD5")
  # ok: ruby-weak-hash
  right = Digest::SHA256.hexdigest(data)
  # ok: ruby-weak-hash
  also = OpenSSL::Digest.new("SHA512")
  # ok: ruby-weak-hash
  stored = BCrypt::Password.create(data)
end
