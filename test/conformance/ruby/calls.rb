# ruleid: ruby-calls-no-arguments
refresh
# ruleid: ruby-calls-no-arguments
refresh()
# ok: ruby-calls-no-arguments
refresh(1)
# ok: ruby-calls-no-arguments
key = :refresh

def with_parameter(refresh)
  # ok: ruby-calls-no-arguments
  refresh
end

def with_variable
  # ruleid: ruby-calls-no-arguments
  first = refresh
  # ok: ruby-calls-no-arguments
  refresh = first + 1
  # ok: ruby-calls-no-arguments
  refresh
end

# ruleid: ruby-calls-any-arguments
user.reload
# ruleid: ruby-calls-any-arguments
user.reload(true)
# ok: ruby-calls-any-arguments
user.reload = true
# ok: ruby-calls-any-arguments
user.reloaded

# ruleid: ruby-calls-deep
show(1 + current)
# ruleid: ruby-calls-deep
show(wrap(current(1)))
# ok: ruby-calls-deep
show(:current)

def flow
  # ruleid: ruby-calls-flow
  run(incoming)
  text = incoming
  # ruleid: ruby-calls-flow
  run(text)
  # ok: ruby-calls-flow
  run(text.cleaned)
end

def no_flow
  incoming = 'x'
  # ok: ruby-calls-flow
  run(incoming)
end

# ruleid: ruby-regex-flags
a = /ab+/
# ruleid: ruby-regex-flags
a = /ab+/mi
# ruleid: ruby-regex-flags
a = %r{ab+}i
# ok: ruby-regex-flags
a = /ab/
# ruleid: ruby-regex-flag
a = /xy/i
# ok: ruby-regex-flag
a = /xy/

# ruleid: ruby-regex-text
check(/a/)
# ok: ruby-regex-text
check(/a\z/)
# ok: ruby-regex-text
check(/a#{b}/)

# ruleid: ruby-same-branches
if a
  one
  two
else
  one
  two
end
# ok: ruby-same-branches
if a
  one
  two
else
  one
end
