def one
  # ruleid: call-in-statement
  t = Queue.take(1)
  return Sink.put(t)
end

def two
  # ruleid: call-in-statement
  t = Queue.take(1)
  log(Sink.put(t))
end

def three
  t = Queue.take(1)
  u = Queue.look(1)
  return Sink.put(u)
end
