def make
  # ruleid: ruby-weak-cipher
  first = OpenSSL::Cipher.new("des-ede3-cbc")
  # ruleid: ruby-weak-cipher
  second = OpenSSL::Cipher.new("AES-128-ECB")
  # ruleid: ruby-weak-cipher
  third = OpenSSL::Cipher::AES.new(128, :ECB)
  # ok: ruby-weak-cipher
  right = OpenSSL::Cipher.new("aes-256-gcm")
  # ok: ruby-weak-cipher
  also = OpenSSL::Cipher::AES.new(256, :GCM)
  # ok: ruby-weak-cipher
  other = OpenSSL::Cipher.new("chacha20-poly1305")
end
