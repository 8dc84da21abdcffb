<?php

function read($text, $document) {
    // ruleid: php-xml-entities
    $a = simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NOENT);
    // ruleid: php-xml-entities
    $document->loadXML($text, LIBXML_NOENT | LIBXML_DTDLOAD);
    // ruleid: php-xml-entities
    libxml_disable_entity_loader(false);
    // ok: php-xml-entities
    $b = simplexml_load_string($text);
    // ok: php-xml-entities
    $document->loadXML($text, LIBXML_NONET);
    // ok: php-xml-entities
    libxml_disable_entity_loader(true);
    return [$a, $b];
}
