<?php

// ruleid: php-unserialize
$cart = unserialize($_COOKIE['cart']);
$text = base64_decode($_POST['state']);
// ruleid: php-unserialize
$state = unserialize($text);
// ruleid: php-unserialize
$settings = yaml_parse($_POST['settings']);
// ok: php-unserialize
$right = json_decode($_COOKIE['cart'], true);
// ok: php-unserialize
$names = unserialize($_COOKIE['names'], ['allowed_classes' => false]);
// ok: php-unserialize
$own = unserialize(file_get_contents('cache.dat'));
