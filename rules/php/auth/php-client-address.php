<?php

// ruleid: php-client-address
if ($_SERVER['REMOTE_ADDR'] == '127.0.0.1') { $admin = true; }
// ruleid: php-client-address
$ip = $_SERVER['HTTP_X_FORWARDED_FOR'];
// ruleid: php-client-address
$from = $_SERVER['HTTP_REFERER'];
// ok: php-client-address
$method = $_SERVER['REQUEST_METHOD'];
// ok: php-client-address
if (isset($_SESSION['admin'])) { $admin = true; }
// ok: php-client-address
$address = getenv('ADDRESS');
