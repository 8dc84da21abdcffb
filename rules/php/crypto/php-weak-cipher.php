<?php

function encrypt($text, $key, $iv) {
    // ruleid: php-weak-cipher
    $first = openssl_encrypt($text, 'des-ede3-cbc', $key, 0, $iv);
    // ruleid: php-weak-cipher
    $second = openssl_encrypt($text, 'AES-128-ECB', $key);
    // ruleid: php-weak-cipher
    $third = mcrypt_encrypt(MCRYPT_DES, $key, $text, MCRYPT_MODE_CBC, $iv);
    // ok: php-weak-cipher
    $right = openssl_encrypt($text, 'aes-256-gcm', $key, 0, $iv, $tag);
    // ok: php-weak-cipher
    $also = sodium_crypto_secretbox($text, $iv, $key);
    // ok: php-weak-cipher
    $cbc = openssl_encrypt($text, 'aes-256-cbc', $key, 0, $iv);
    return [$first, $second, $third, $right, $also, $cbc];
}
