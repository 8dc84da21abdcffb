<?php

// ruleid: php-hardcoded-secret
$password = 'hunter2!';
// ruleid: php-hardcoded-secret
define('SECRET_KEY', 'f3a9c1d2e4b5');
// ruleid: php-hardcoded-secret
$db = new mysqli('db', 'app', 's3cr3t', 'app');
// ruleid: php-hardcoded-secret
$config = ['host' => 'db', 'api_key' => 'a1b2c3d4e5f6'];
// ok: php-hardcoded-secret
$secret = getenv('SECRET');
// ok: php-hardcoded-secret
$password_label = 'Your password';
// ok: php-hardcoded-secret
$other = new PDO($dsn, 'app', $secret);
// ok: php-hardcoded-secret
$rules = ['password' => 'required|min:8'];

// ok: php-hardcoded-secret
if ($auth['password'] === 'private-token') {
    sign($auth);
}
// ruleid: php-hardcoded-secret
if ($password === 'myPa55word') {
    open();
}
