<?php

// ruleid: php-session-fixation
session_id($_GET['sid']);
// ruleid: php-session-fixation
ini_set('session.use_trans_sid', 1);
// ruleid: php-session-fixation
ini_set('session.use_only_cookies', 0);
// ok: php-session-fixation
session_id();
// ok: php-session-fixation
ini_set('session.use_only_cookies', 1);

function renew()
{
    // ok: php-session-fixation
    session_regenerate_id(true);
}

function login($user)
{
    if (password_verify($_POST['password'], $user['password'])) {
        // ruleid: php-session-fixation
        $_SESSION['user_id'] = $user['id'];
        // ok: php-session-fixation
        $_SESSION['username'] = $user['name'];
    }
}

function login_right($user)
{
    if ($user && password_verify($_POST['password'], $user['password'])) {
        session_regenerate_id(true);
        // ok: php-session-fixation
        $_SESSION['user_id'] = $user['id'];
    }
}

function login_or_leave($user)
{
    if (!$user || !password_verify($_POST['password'], $user['password'])) {
        exit('no');
    }
    // ruleid: php-session-fixation
    $_SESSION['logged_in'] = true;
}

function remember()
{
    // ok: php-session-fixation
    $_SESSION['user_language'] = $_POST['language'];
}
