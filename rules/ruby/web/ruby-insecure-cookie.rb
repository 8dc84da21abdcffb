def login(id)
  # ruleid: ruby-insecure-cookie
  cookies[:session] = { value: id, httponly: false }
  # ruleid: ruby-insecure-cookie
  cookies[:other] = { value: id, secure: false }
  # ruleid: ruby-insecure-cookie
  config.session_store(:cookie_store, key: "a", httponly: false)
  # ok: ruby-insecure-cookie
  cookies[:session] = { value: id, httponly: true, secure: true }
  # ok: ruby-insecure-cookie
  config.session_store(:cookie_store, key: "a")
  # ok: ruby-insecure-cookie
  cookies.delete(:session)
end
