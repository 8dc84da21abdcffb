<?php

// ruleid: php-variables-from-request
extract($_POST);
// ruleid: php-variables-from-request
extract($_GET, EXTR_OVERWRITE);
// ruleid: php-variables-from-request
parse_str($_SERVER['QUERY_STRING']);
// ok: php-variables-from-request
extract($_POST, EXTR_SKIP);
// ok: php-variables-from-request
extract(['a' => 4]);
// ok: php-variables-from-request
parse_str($_SERVER['QUERY_STRING'], $values);
