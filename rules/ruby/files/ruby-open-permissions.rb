def make(path)
  # ruleid: ruby-open-permissions
  FileUtils.chmod(0777, path)
  # ruleid: ruby-open-permissions
  File.chmod(0666, path)
  # ruleid: ruby-open-permissions
  File.umask(0)
  # ok: ruby-open-permissions
  FileUtils.chmod(0755, path)
  # ok: ruby-open-permissions
  File.chmod(0600, path)
  # ok: ruby-open-permissions
  File.umask(022)
end
