<?php

function make() {
    // ruleid: php-insecure-random
    $token = md5(uniqid(mt_rand(), true));
    // ruleid: php-insecure-random
    $password = substr(str_shuffle('abcdefgh'), 0, 8);
    // ruleid: php-insecure-random
    $_SESSION['csrf_token'] = sha1(rand());
    // ok: php-insecure-random
    $right_token = bin2hex(random_bytes(16));
    // ok: php-insecure-random
    $colour = mt_rand(0, 255);
    // ok: php-insecure-random
    $salt = random_int(0, 1000000);
    return [$token, $password, $right_token, $colour, $salt];
}

function reset_token()
{
    // ruleid: php-insecure-random
    return md5(uniqid(rand(), true));
}

function reset_token_right()
{
    // ok: php-insecure-random
    return bin2hex(random_bytes(32));
}

function banner()
{
    // ok: php-insecure-random
    return 'banner' . rand(1, 5) . '.png';
}

function timed($key, $id) {
    // ok: php-insecure-random
    $GLOBALS['timers'][$id]['key']['start_time'] = microtime(true);
    // ruleid: php-insecure-random
    $GLOBALS['timers'][$id]['key'] = microtime(true);
}
