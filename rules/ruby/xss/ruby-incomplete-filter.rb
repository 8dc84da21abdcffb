def clean(text)
  # ruleid: ruby-incomplete-filter
  first = text.gsub(/<script.*?>.*?<\/script>/i, "")
  # ruleid: ruby-incomplete-filter
  second = text.sub("'", "")
  # ruleid: ruby-incomplete-filter
  third = text.sub("../", "")
  # ok: ruby-incomplete-filter
  right = sanitize(text)
  # ok: ruby-incomplete-filter
  all = text.gsub("'", "''")
  # ok: ruby-incomplete-filter
  other = text.sub("a", "b")
end
