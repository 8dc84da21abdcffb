<?php

$query = $_GET['q'];
// ruleid: php-regex-injection
preg_match('/' . $query . '/', $text);
// ruleid: php-regex-injection
preg_replace("/$query/i", 'a', $text);
// ruleid: php-regex-injection
preg_split($_POST['separator'], $text);
// ok: php-regex-injection
preg_match('/' . preg_quote($query, '/') . '/', $text);
// ok: php-regex-injection
preg_match('/^a+$/', $query);
// ok: php-regex-injection
preg_replace('/a/', 'b', $query);
