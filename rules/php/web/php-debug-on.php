<?php

// ruleid: php-debug-on
ini_set('display_errors', 1);
// ruleid: php-debug-on
ini_set('display_startup_errors', 'On');
// ruleid: php-debug-on
phpinfo();
// ruleid: php-debug-on
define('WP_DEBUG', true);
// ok: php-debug-on
ini_set('display_errors', 0);
// ok: php-debug-on
define('WP_DEBUG', false);
// ok: php-debug-on
ini_set('log_errors', 1);
