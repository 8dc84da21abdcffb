NAMES = %w[name date].freeze
ROUTES = { "a" => "one", "b" => "two" }.freeze
WORD = /\A[a-z_]+\z/
BASE = "/srv/files/"

def lists
  x = source()
  if NAMES.include?(x)
    # ok: sql
    to_sql(x)
  else
    # ruleid: sql
    to_sql(x)
  end
  return unless NAMES.include?(x)
  # ok: sql
  to_sql(x)
end

def denied
  x = source()
  return if NAMES.include?(x)
  # ruleid: sql
  to_sql(x)
end

def another
  x = source()
  y = source()
  raise ArgumentError unless NAMES.include?(y)
  # ruleid: sql
  to_sql(x)
end

def raised
  x = source()
  raise ArgumentError unless NAMES.include?(x)
  # ok: sql
  to_sql(x)
end

def reassigned
  x = source()
  return unless NAMES.include?(x)
  x = source()
  # ruleid: sql
  to_sql(x)
end

def parts
  x = source()
  if x.include?("name")
    # ruleid: sql
    to_sql(x)
  end
end

def kept
  x = source()
  allowed = NAMES.include?(x)
  return unless allowed
  # ok: sql
  to_sql(x)
end

def skipped(rows)
  rows.each do |row|
    x = source()
    next unless NAMES.include?(x)
    # ok: sql
    to_sql(x)
  end
end

def cases
  x = source()
  case x
  when "name", "date"
    # ok: sql
    to_sql(x)
  else
    # ruleid: sql
    to_sql(x)
  end
end

def mapped
  x = source()
  # ok: sql
  to_sql(ROUTES[x])
  # ok: sql
  to_sql(ROUTES.fetch(x))
  # ruleid: sql
  to_sql(ROUTES[x] || x)
  if ROUTES.key?(x)
    # ok: sql
    to_sql(x)
  end
end

def ternary
  x = source()
  # ok: sql
  to_sql(NAMES.include?(x) ? x : "name")
  # ruleid: sql
  to_sql(NAMES.include?(x) ? "name" : x)
end

def column?(x)
  NAMES.include?(x)
end

def must_be_column(x)
  raise ArgumentError, x unless NAMES.include?(x)
end

def of_helpers
  x = source()
  if column?(x)
    # ok: sql
    to_sql(x)
  end
  column?(x)
  # ruleid: sql
  to_sql(x)
  must_be_column(x)
  # ok: sql
  to_sql(x)
end

def types
  x = source()
  # ok: sql
  to_sql(Integer(x))
  # ok: sql
  to_sql(x.to_i)
  # ruleid: size
  to_size(x.to_i)
  if x.is_a?(Integer)
    # ok: sql
    to_sql(x)
  end
  # ruleid: sql
  to_sql(x)
end

def characters
  x = source()
  if x.match?(/\A[a-z_]+\z/)
    # ok: path
    to_path(x)
  end
  if x =~ /^[a-z_]+$/
    # ruleid: path
    to_path(x)
  end
  return unless WORD.match?(x)
  # ok: path
  to_path(x)
end

def folders
  full = File.expand_path(File.join(BASE, source()))
  raise "no" unless full.start_with?(BASE)
  # ok: path
  to_path(full)
end

def folders_before
  full = File.join(BASE, source())
  raise "no" unless full.start_with?(BASE)
  # ruleid: path
  to_path(full)
end

def hosts
  link = source()
  uri = URI.parse(link)
  return unless ["example.com"].include?(uri.host)
  # ok: url
  to_url(link)
end

def beginnings
  link = source()
  if link.start_with?("https://example.com")
    # ruleid: url
    to_url(link)
  end
end

def removed
  x = source()
  # ok: path
  to_path(x.gsub(/[^a-z_]/, ""))
  # ruleid: path
  to_path(x.gsub(/[;|&]/, ""))
end

def every_kind_of_text
  x = source()
  if x.is_a?(Integer)
    # ok: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
    to_any(x)
  else
    # ruleid: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
    to_any(x)
  end
end
