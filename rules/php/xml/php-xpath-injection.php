<?php

$name = $_GET['name'];
$xml = simplexml_load_file('users.xml');
// ruleid: php-xpath-injection
$xml->xpath("//user[name='$name']");
// ruleid: php-xpath-injection
$xml->xpath("//user[name='" . $_POST['name'] . "']");
$xpath = new DOMXPath($document);
// ruleid: php-xpath-injection
$xpath->query("//user[name='$name']");
// ok: php-xpath-injection
$xml->xpath('//user');
// ok: php-xpath-injection
$xml->xpath('//user[' . (int)$_GET['id'] . ']');
// ok: php-xpath-injection
$xpath->query('//user[1]');
