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
