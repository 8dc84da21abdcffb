def extract(path, folder)
  Gem::Package::TarReader.new(File.open(path)).each do |entry|
    # ruleid: ruby-archive-extraction
    File.open(entry.full_name, "wb") { |file| file.write(entry.read) }
    # ruleid: ruby-archive-extraction
    File.write(File.join(folder, entry.full_name), entry.read)
    name = File.basename(entry.full_name)
    # ok: ruby-archive-extraction
    File.write(File.join(folder, name), "a")
    # ok: ruby-archive-extraction
    File.write("list.txt", entry.read)
  end
  Zip::File.open(path).each do |entry|
    # ruleid: ruby-archive-extraction
    File.binwrite("#{folder}/#{entry.name}", entry.get_input_stream.read)
    # ok: ruby-archive-extraction
    puts entry.name
  end
end
