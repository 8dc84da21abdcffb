<?php

$db = new PDO('sqlite:users.db');
// ruleid: php-sql-injection
$db->query('SELECT * FROM users WHERE id = ' . $_GET['id']);
// ok: php-sql-injection
$db->query('SELECT * FROM users WHERE id = ' . intval($_GET['id']));
// ok: php-sql-injection
$db->query('SELECT * FROM users WHERE id = ' . (int) $_GET['id']);
// ok: php-sql-injection
$db->query("SELECT * FROM users WHERE hash = '" . md5($_GET['id']) . "'");
// ok: php-sql-injection
$db->query('SELECT * FROM users LIMIT ' . count($_GET['ids']));
// ok: php-sql-injection
$db->query('SELECT * FROM users WHERE id = ' . filter_var($_GET['id'], FILTER_VALIDATE_INT));
// ruleid: php-sql-injection
$db->query('SELECT * FROM users WHERE id = ' . trim($_GET['id']));

// ruleid: php-sql-injection
if ($db->query("DELETE FROM users WHERE id = '" . $_GET['id'] . "'") === true) {
    echo 'gone';
}
// ruleid: php-path-traversal
$hash = md5(file_get_contents($_GET['file']));

function number($text)
{
    return (int) $text;
}

// ok: php-sql-injection
$db->query(number($_GET['query']));
