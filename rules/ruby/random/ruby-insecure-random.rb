def make
  # ruleid: ruby-insecure-random
  token = rand(10**9)
  # ruleid: ruby-insecure-random
  password = ("a".."z").to_a.shuffle.first(8).join
  # ruleid: ruby-insecure-random
  @api_key = Random.rand(10**9).to_s
  # ok: ruby-insecure-random
  right_token = SecureRandom.hex(16)
  # ok: ruby-insecure-random
  colour = rand(255)
  # ok: ruby-insecure-random
  winner = players.sample
end
