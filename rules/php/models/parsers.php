<?php

$name = $_GET['name'];
// ruleid: php-xpath-injection
$xml->xpath("//user[name='$name']");
$xpath = new DOMXPath($document);
// ruleid: php-xpath-injection
$xpath->query("//user[name='$name']");
// ok: php-xpath-injection
$xpath->query('//user');
// ruleid: php-ldap-injection
ldap_search($ldap, 'dc=example', "(uid=$name)");
// ok: php-ldap-injection
ldap_search($ldap, 'dc=example', '(uid=' . ldap_escape($name, '', LDAP_ESCAPE_FILTER) . ')');
// ruleid: php-template-injection
$twig->createTemplate($name);
// ok: php-template-injection
$twig->render('page.twig', ['name' => $name]);
// ruleid: php-regex-injection
preg_match($name, 'text');
// ok: php-regex-injection
preg_match('/' . preg_quote($name, '/') . '/', 'text');
// ok: php-regex-injection
preg_match('/^a+$/', $name);
