<?php

function sums($data, $file) {
    // ruleid: php-weak-hash
    $first = md5($data);
    // ruleid: php-weak-hash
    $second = sha1($data);
    // ruleid: php-weak-hash
    $third = hash('md5', $data);
    // ruleid: php-weak-hash
    $fourth = md5_file($file);
    // ok: php-weak-hash
    $right = hash('sha256', $data);
    // ok: php-weak-hash
    $also = hash_file('sha512', $file);
    // ok: php-weak-hash
    $stored = password_hash($data, PASSWORD_DEFAULT);
    return [$first, $second, $third, $fourth, $right, $also, $stored];
}
