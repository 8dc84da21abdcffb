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

function names($data, $folder, $password) {
    // ok: php-weak-hash
    $cacheKey = sha1($data);
    // ok: php-weak-hash
    $file = $folder . '/temp-' . md5($data);
    // ok: php-weak-hash
    $namespace = 'app_' . md5($folder);
    // ok: php-weak-hash
    $once = substr(md5(__FILE__), 0, 20);
    // ruleid: php-weak-hash
    $stored = md5($password);
    return [$cacheKey, $file, $namespace, $once, $stored];
}

class Query
{
    public function getCacheKey()
    {
        // ok: php-weak-hash
        return md5($this->text);
    }

    public function getSignature()
    {
        // ruleid: php-weak-hash
        return md5($this->text);
    }
}

function boundary($text) {
    // ok: php-weak-hash
    $boundary = '=_' . md5(microtime());
    // ok: php-weak-hash
    $errorId = md5($text);
    // ruleid: php-weak-hash
    $valid = md5($text);
    return [$boundary, $errorId, $valid];
}
