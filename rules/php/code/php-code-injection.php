<?php

// ruleid: php-code-injection
eval('return ' . $_POST['code'] . ';');
$function = $_GET['f'];
// ruleid: php-code-injection
call_user_func($function, 4);
// ruleid: php-code-injection
assert($_GET['check']);
// ruleid: php-code-injection
array_map($_GET['map'], [1, 2]);
// ok: php-code-injection
eval('return 4;');
if (in_array($function, ['strtoupper', 'strtolower'], true)) {
    // ok: php-code-injection
    call_user_func($function, 'a');
}
// ok: php-code-injection
array_map('trim', $_GET['list']);
