#include <libxml/parser.h>

void read(const char *path, const char *text) {
  // ruleid: c-external-entities
  xmlReadFile(path, NULL, XML_PARSE_NOENT);
  // ruleid: c-external-entities
  xmlReadMemory(text, 4, NULL, NULL, XML_PARSE_DTDLOAD | XML_PARSE_NOBLANKS);
  // ruleid: c-external-entities
  xmlSubstituteEntitiesDefault(1);
  // ok: c-external-entities
  xmlReadFile(path, NULL, XML_PARSE_NONET);
  // ok: c-external-entities
  xmlReadMemory(text, 4, NULL, NULL, 0);
  // ok: c-external-entities
  xmlSubstituteEntitiesDefault(0);
}
