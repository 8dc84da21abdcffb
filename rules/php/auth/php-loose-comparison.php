<?php

function login($password, $stored, $signature, $body, $key) {
    // ruleid: php-loose-comparison
    if (md5($password) == $stored) return 1;
    // ruleid: php-loose-comparison
    if ($signature != hash_hmac('sha256', $body, $key)) return 2;
    // ruleid: php-loose-comparison
    if (strcmp($_POST['password'], $stored) == 0) return 3;
    // ok: php-loose-comparison
    if (hash_equals($stored, hash('sha256', $password))) return 4;
    // ok: php-loose-comparison
    if (md5($password) === $stored) return 5;
    // ok: php-loose-comparison
    if (count($body) == 4) return 6;
    return 0;
}
