# ruleid: ruby-debug-on
config.consider_all_requests_local = true
# ruleid: ruby-debug-on
set :show_exceptions, true
begin
  work
rescue StandardError => error
  # ruleid: ruby-debug-on
  render plain: error.backtrace
  # ok: ruby-debug-on
  render plain: "failed"
end
# ok: ruby-debug-on
config.consider_all_requests_local = false
# ok: ruby-debug-on
set :show_exceptions, false
