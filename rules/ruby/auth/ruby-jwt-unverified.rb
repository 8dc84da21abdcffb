def read(token, key, payload)
  # ruleid: ruby-jwt-unverified
  first = JWT.decode(token, nil, false)
  # ruleid: ruby-jwt-unverified
  second = JWT.encode(payload, nil, "none")
  # ruleid: ruby-jwt-unverified
  third = JWT.decode(token, key, true, algorithm: "none")
  # ok: ruby-jwt-unverified
  right = JWT.decode(token, key, true, algorithm: "HS256")
  # ok: ruby-jwt-unverified
  made = JWT.encode(payload, key, "HS256")
  # ok: ruby-jwt-unverified
  other = JSON.parse(token)
end
