#include <xercesc/parsers/XercesDOMParser.hpp>

void read(const char *path) {
  XercesDOMParser *parser = new XercesDOMParser();
  // ruleid: cpp-xml-entities
  parser->parse(path);
  xercesc::XercesDOMParser *other = new xercesc::XercesDOMParser();
  // ruleid: cpp-xml-entities
  other->parse(path);
  SAX2XMLReader *reader = XMLReaderFactory::createXMLReader();
  // ruleid: cpp-xml-entities
  reader->parse(path);
  XercesDOMParser *right = new XercesDOMParser();
  right->setDisableDefaultEntityResolution(true);
  // ok: cpp-xml-entities
  right->parse(path);
  SAX2XMLReader *safe = XMLReaderFactory::createXMLReader();
  safe->setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
  // ok: cpp-xml-entities
  safe->parse(path);
  Arguments *own = new Arguments();
  // ok: cpp-xml-entities
  own->parse(path);
}
