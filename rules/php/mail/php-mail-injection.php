<?php

$from = $_POST['from'];
// ruleid: php-mail-injection
mail('a@example.org', 'Hello', 'Text', 'From: ' . $from);
// ruleid: php-mail-injection
mail($_POST['to'], 'Hello', 'Text');
// ruleid: php-mail-injection
mail('a@example.org', $_POST['subject'], 'Text');
// ok: php-mail-injection
mail('a@example.org', 'Hello', $_POST['text']);
$checked = filter_var($from, FILTER_VALIDATE_EMAIL);
// ok: php-mail-injection
mail('a@example.org', 'Hello', 'Text', 'From: ' . $checked);
// ok: php-mail-injection
mail('a@example.org', 'Hello', 'Text');
