<?php

$name = $_GET['name'];
// ruleid: php-header-injection
header('X-Name: ' . $name);
// ruleid: php-header-injection
header("Content-Type: $name");
// ruleid: php-header-injection
setrawcookie('name', $name);
// ok: php-header-injection
header('X-Name: ' . rawurlencode($name));
// ok: php-header-injection
header('Content-Type: text/plain');
// ok: php-header-injection
setcookie('name', $name);
