class User < ApplicationRecord
  # ruleid: ruby-regex-anchor
  validates :name, format: { with: /^[a-z]+$/ }
  # ruleid: ruby-regex-anchor
  validates_format_of :email, with: /^.+@.+$/

  def check(name)
    # ruleid: ruby-regex-anchor
    raise ArgumentError, "bad" unless name =~ /^[a-z]+$/
    # ok: ruby-regex-anchor
    raise ArgumentError, "bad" unless name =~ /\A[a-z]+\z/
    # ok: ruby-regex-anchor
    lines = name.scan(/^[a-z]+$/)
  end

  # ok: ruby-regex-anchor
  validates :title, format: { with: /\A[a-z]+\z/ }
end
