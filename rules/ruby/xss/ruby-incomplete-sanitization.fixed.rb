def clean(text)
  # ruleid: ruby-incomplete-sanitization
  first = text.gsub("'", "")
  # ruleid: ruby-incomplete-sanitization
  second = text.gsub("../", "")
  # ruleid: ruby-incomplete-sanitization
  third = text.gsub(/</, "&lt;")
  # ruleid: ruby-incomplete-sanitization
  text.gsub! /[<>]/, ""
  # ruleid: ruby-incomplete-sanitization
  path = text.gsub("/", "%2F")
  # ruleid: ruby-incomplete-sanitization
  header = text.gsub("\n", "")
  # ok: ruby-incomplete-sanitization
  all = text.gsub("'", "''")
  # ok: ruby-incomplete-sanitization
  other = text.sub("a", "b")
  # ok: ruby-incomplete-sanitization
  start = text.sub(/^\s+/, "")
  # ok: ruby-incomplete-sanitization
  inner = text.sub("[", "").sub("]", "")
  # ok: ruby-incomplete-sanitization
  text.sub!('"', "")
  # ok: ruby-incomplete-sanitization
  text.sub!('"', "")
  # ruleid: ruby-incomplete-sanitization
  open = text.gsub("[", "\\[")
  # ok: ruby-incomplete-sanitization
  host = `hostname`.sub("\n", "")
  # ok: ruby-incomplete-sanitization
  title = text.sub("|", "-")
  # ok: ruby-incomplete-sanitization
  [path, text.gsub("/", "%2F")]
end

def further(text)
  quote = /'/
  # ruleid: ruby-incomplete-sanitization
  first = text.gsub(quote, "")
  while text.include?("<")
    # ok: ruby-incomplete-sanitization
    text = text.sub("<", "")
  end
  # ok: ruby-incomplete-sanitization
  [first, text.gsub(quote, "")]
end

def quoted(text)
  # ruleid: ruby-incomplete-sanitization
  # nofix: ruby-incomplete-sanitization
  "'" + text.gsub("'", "\\\\'") + "'"
end

def double_quoted(text)
  # ruleid: ruby-incomplete-sanitization
  # nofix: ruby-incomplete-sanitization
  '"' + text.gsub(/"/, '\"') + '"'
end

def escaped(text)
  # ok: ruby-incomplete-sanitization
  "'" + text.gsub(/\\/, "\\\\\\\\").gsub("'", "\\\\'") + "'"
end

def escaped_in_steps(text)
  text = text.gsub("\\", "\\\\\\\\")
  # ok: ruby-incomplete-sanitization
  text = text.gsub(/"/, '\"')
  '"' + text + '"'
end
