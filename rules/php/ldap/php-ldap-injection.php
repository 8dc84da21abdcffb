<?php

$user = $_POST['user'];
// ruleid: php-ldap-injection
ldap_search($ldap, 'dc=example', '(uid=' . $user . ')');
// ruleid: php-ldap-injection
ldap_list($ldap, 'dc=example', "(uid=$user)");
// ruleid: php-ldap-injection
ldap_search($ldap, 'ou=' . $_GET['unit'], '(uid=4)');
// ok: php-ldap-injection
ldap_search($ldap, 'dc=example', '(uid=' . ldap_escape($user, '', LDAP_ESCAPE_FILTER) . ')');
// ok: php-ldap-injection
ldap_search($ldap, 'dc=example', '(objectClass=person)');
// ok: php-ldap-injection
ldap_list($ldap, 'dc=example', '(uidNumber=' . (int)$_POST['id'] . ')');
