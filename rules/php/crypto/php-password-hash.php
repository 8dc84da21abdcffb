<?php

function store($password, $user, $salt) {
    // ruleid: php-password-hash
    $first = md5($password);
    // ruleid: php-password-hash
    $second = sha1($salt . $_POST['password']);
    // ruleid: php-password-hash
    $third = hash('sha256', $password);
    // ok: php-password-hash
    $right = password_hash($password, PASSWORD_DEFAULT);
    // ok: php-password-hash
    $key = hash('sha256', $user);
    // ok: php-password-hash
    $ok = password_verify($password, $right);
    return [$first, $second, $third, $right, $key, $ok];
}
