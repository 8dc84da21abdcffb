<?php

// ruleid: php-insecure-cookie
setcookie('session', $id);
// ruleid: php-insecure-cookie
setcookie('session', $id, time() + 3600, '/');
// ruleid: php-insecure-cookie
setcookie('session', $id, time() + 3600, '/', '', false, true);
// ruleid: php-insecure-cookie
ini_set('session.cookie_httponly', 0);
// ok: php-insecure-cookie
setcookie('session', $id, time() + 3600, '/', '', true, true);
// ok: php-insecure-cookie
setcookie('session', $id, ['secure' => true, 'httponly' => true]);
// ok: php-insecure-cookie
ini_set('session.cookie_secure', 1);
