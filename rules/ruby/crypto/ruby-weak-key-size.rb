def make(text)
  # ruleid: ruby-weak-key-size
  first = OpenSSL::PKey::RSA.new(1024)
  # ruleid: ruby-weak-key-size
  second = OpenSSL::PKey::RSA.generate(512)
  # ruleid: ruby-weak-key-size
  third = OpenSSL::PKey::DSA.new(1024)
  # ok: ruby-weak-key-size
  right = OpenSSL::PKey::RSA.new(3072)
  # ok: ruby-weak-key-size
  read = OpenSSL::PKey::RSA.new(text)
  # ok: ruby-weak-key-size
  also = OpenSSL::PKey::RSA.generate(2048)
end
