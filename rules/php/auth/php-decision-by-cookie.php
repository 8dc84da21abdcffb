<?php

function show()
{
    // ruleid: php-decision-by-cookie
    if ($_COOKIE['is_admin'] == '1') {
        return 'admin';
    }
    // ruleid: php-decision-by-cookie
    if (isset($_COOKIE['role']) && $_COOKIE['role'] === 'editor') {
        return 'editor';
    }
    // ruleid: php-decision-by-cookie
    if ($_COOKIE['logged_in']) {
        return 'member';
    }
    // ok: php-decision-by-cookie
    if ($_SESSION['is_admin'] == '1') {
        return 'admin';
    }
    // ok: php-decision-by-cookie
    if ($_COOKIE['theme'] === 'dark') {
        return 'dark';
    }
    // ok: php-decision-by-cookie
    setcookie('is_admin', '', time() - 3600);
    return 'nobody';
}
