<?php

function take($body, $key)
{
    $sent = $_SERVER['HTTP_X_SIGNATURE'];
    $expected = 'sha256=' . hash_hmac('sha256', $body, $key);
    // ruleid: php-signature-comparison
    if ($sent !== $expected) {
        return false;
    }
    // ruleid: php-signature-comparison
    if (strcmp(base64_encode(hash_hmac('sha256', $body, $key, true)), $sent) === 0) {
        return true;
    }
    // ok: php-signature-comparison
    if ($expected === '' || strlen($expected) !== strlen($sent)) {
        return false;
    }
    // ok: php-signature-comparison
    if (hash_equals($expected, $sent) === false) {
        return false;
    }
    // ok: php-signature-comparison
    return hash('sha256', $body) === $key;
}

function take_link($id, $key)
{
    // ruleid: php-signature-comparison
    return $_GET['signature'] == hash_hmac('sha1', $id, $key);
}
