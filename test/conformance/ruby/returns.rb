def f(x)
  if x
    # ruleid: return--implicit
    1
  else
    # ruleid: return--implicit
    return 2
  end
end

def g(u)
  a = "x"
  a.concat(u)
  show(a)
  b = "x"
  b.sub!(u, u)
  show(b)
  c = "x"
  # ruleid: return--implicit, constant--changed
  show(c)
end

def h(x)
  # ruleid: return--nothing
  return if x
  # ruleid: return--implicit
  x
end
