<?php

function encrypt($text, $key) {
    // ruleid: php-static-iv
    $first = openssl_encrypt($text, 'aes-256-cbc', $key, 0, '1234567890123456');
    // ruleid: php-static-iv
    $second = openssl_encrypt($text, 'aes-256-cbc', $key, 0, str_repeat("\0", 16));
    // ruleid: php-static-iv
    $third = openssl_encrypt($text, 'aes-256-cbc', $key, 0, substr($key, 0, 16));
    $iv = random_bytes(16);
    // ok: php-static-iv
    $right = openssl_encrypt($text, 'aes-256-cbc', $key, 0, $iv);
    // ok: php-static-iv
    $also = openssl_encrypt($text, 'aes-256-cbc', $key, 0, openssl_random_pseudo_bytes(16));
    // ok: php-static-iv
    $back = openssl_decrypt($text, 'aes-256-cbc', $key, 0, $iv);
    return [$first, $second, $third, $right, $also, $back];
}
