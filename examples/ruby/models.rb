# The records of a tracker of projects, as a Rails application keeps them.

class User < ApplicationRecord
  has_many :projects
  has_secure_password

  # ruleid: ruby-regex-anchor
  validates :email, format: { with: /^[\w.+-]+@[\w.-]+\.\w+$/ }
  # ok: ruby-regex-anchor
  validates :name, format: { with: /\A[a-z0-9_]{3,30}\z/ }

  # ruleid: ruby-hardcoded-secret
  API_SECRET = "f3c1b0a9d8e7465fb2a1c0d9e8f70615"
  # ok: ruby-hardcoded-secret
  MAIL_SECRET = ENV.fetch("MAIL_SECRET")

  def self.search(term)
    where("name LIKE ?", "%#{sanitize_sql_like(term)}%")
  end

  def self.authenticate_legacy(email, password)
    # ruleid: ruby-password-hash, ruby-weak-hash
    find_by(email: email, password_digest: Digest::MD5.hexdigest(password))
  end

  def generate_reset_token
    # ruleid: ruby-insecure-random
    self.reset_token = rand(36**20).to_s(36)
    # ok: ruby-insecure-random
    self.confirmation_token = SecureRandom.urlsafe_base64(32)
    save!
  end

  def avatar_color
    # ok: ruby-insecure-random
    %w[red green blue].sample
  end

  def encrypt_note(note, key)
    # ruleid: ruby-weak-cipher
    cipher = OpenSSL::Cipher.new("aes-256-ecb")
    cipher.encrypt
    cipher.key = key
    cipher.update(note) + cipher.final
  end

  def seal_note(note, key)
    # ok: ruby-weak-cipher
    cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
    cipher.key = key
    iv = cipher.random_iv
    [iv, cipher.update(note) + cipher.final, cipher.auth_tag]
  end
end

class Project < ApplicationRecord
  belongs_to :user
  has_many_attached :files

  scope :recent, -> { order(created_at: :desc) }
  # ok: ruby-sql-injection
  scope :named, ->(name) { where(name: name) }

  def checksum
    # ruleid: ruby-weak-hash
    Digest::SHA1.hexdigest(description)
  end

  def fingerprint
    # ok: ruby-weak-hash
    Digest::SHA256.hexdigest(description)
  end
end
