def f(given)
  a = "one"
  # ruleid: changed--text
  show(a)
  a << given
  show(a)
  b = "two"
  other = b
  b.concat(given)
  show(other)
  c = "three"
  copy = c.to_s
  c << given
  show(copy)
  d = "four"
  given.each do
    show(d)
    d << given
  end
  e = "five"
  # ruleid: changed--text
  show(e + "!")
  e << given
end
