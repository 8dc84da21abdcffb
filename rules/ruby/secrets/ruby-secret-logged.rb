def login(user, password)
  # ruleid: ruby-secret-logged
  logger.info("login with #{password}")
  # ruleid: ruby-secret-logged
  Rails.logger.debug(password)
  # ruleid: ruby-secret-logged
  puts "secret: #{user.api_key}"
  # ok: ruby-secret-logged
  logger.info("login of #{user.name}")
  # ok: ruby-secret-logged
  Rails.logger.debug(password.length)
  # ok: ruby-secret-logged
  puts "password:"
end
