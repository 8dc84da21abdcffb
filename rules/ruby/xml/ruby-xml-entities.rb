def read(text)
  # ruleid: ruby-xml-entities
  Nokogiri::XML(text) { |config| config.noent }
  # ruleid: ruby-xml-entities
  Nokogiri::XML::Document.parse(text, nil, nil, Nokogiri::XML::ParseOptions::NOENT)
  # ruleid: ruby-xml-entities
  LibXML::XML.default_substitute_entities = true
  # ok: ruby-xml-entities
  Nokogiri::XML(text) { |config| config.nonet }
  # ok: ruby-xml-entities
  Nokogiri::XML(text)
  # ok: ruby-xml-entities
  LibXML::XML.default_substitute_entities = false
end
