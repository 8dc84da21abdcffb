def find(text)
  # ruleid: ruby-slow-regex
  first = text =~ /^(a+)+$/
  # ruleid: ruby-slow-regex
  second = text.match(/^(a|a)*$/)
  # ruleid: ruby-slow-regex
  third = text.match?(/^([a-z]+)*$/)
  # ruleid: ruby-slow-regex
  quoted = text =~ /(\w|_)*"/
  # ruleid: ruby-slow-regex
  made = Regexp.new("^(x+)+$")
  # ok: ruby-slow-regex
  simple = Regexp.new("^x+$")
  # ok: ruby-slow-regex
  quote = text =~ /"\w*"/
  # ok: ruby-slow-regex
  right = text =~ /^a+$/
  # ok: ruby-slow-regex
  plain = text.match(/^[a-z]+[0-9]+$/)
  # ok: ruby-slow-regex
  other = text.match?(/^(ab|cd)*$/)
end
