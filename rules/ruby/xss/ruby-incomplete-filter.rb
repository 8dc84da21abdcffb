def clean(text)
  # ruleid: ruby-incomplete-filter
  first = text.gsub(/<script.*?>.*?<\/script>/i, "")
  # ruleid: ruby-incomplete-filter
  second = text.gsub(/<!--.*?-->/m, "")
  # ruleid: ruby-incomplete-filter
  third = text.match?(/<iframe/)
  # ok: ruby-incomplete-filter
  right = sanitize(text)
  # ok: ruby-incomplete-filter
  all = text.gsub("'", "''")
  # ok: ruby-incomplete-filter
  other = text.gsub(/<b>/, "")
end
