<?php

const NAMES = ['name', 'date'];

enum Color: string
{
    case Red = 'red';
}

function lists()
{
    $x = source();
    if (in_array($x, ['name', 'date'], true)) {
        // ok: sql
        to_sql($x);
    } else {
        // ruleid: sql
        to_sql($x);
    }
    $allowed = ['name', 'date'];
    if (!in_array($x, $allowed)) {
        die('no');
    }
    // ok: sql
    to_sql($x);
}

function denied()
{
    $x = source();
    if (in_array($x, NAMES)) {
        return;
    }
    // ruleid: sql
    to_sql($x);
}

function another()
{
    $x = source();
    $y = source();
    if (!in_array($y, NAMES)) {
        return;
    }
    // ruleid: sql
    to_sql($x);
}

function reassigned()
{
    $x = source();
    if (!in_array($x, NAMES)) {
        exit;
    }
    $x = source();
    // ruleid: sql
    to_sql($x);
}

function only_said()
{
    $x = source();
    if (!in_array($x, NAMES)) {
        echo 'no';
    }
    // ruleid: sql
    to_sql($x);
}

function kept()
{
    $x = source();
    $ok = in_array($x, NAMES, true);
    if (!$ok) {
        throw new InvalidArgumentException();
    }
    // ok: sql
    to_sql($x);
}

function tainted_lists()
{
    $x = source();
    if (in_array($x, source())) {
        // ruleid: sql
        to_sql($x);
    }
}

function switched()
{
    $x = source();
    switch ($x) {
        case 'name':
        case 'date':
            // ok: sql
            to_sql($x);
            break;
        default:
            // ruleid: sql
            to_sql($x);
    }
    $direction = match (source()) {
        'up' => 'ASC',
        default => 'DESC',
    };
    // ok: sql
    to_sql($direction);
}

function mapped()
{
    $x = source();
    $routes = ['a' => 'one', 'b' => 'two'];
    // ok: sql
    to_sql($routes[$x]);
    if (isset($routes[$x])) {
        // ok: sql
        to_sql($x);
    }
    // ruleid: sql
    to_sql($routes[$x] ?? $x);
}

function ternary()
{
    $x = source();
    // ok: sql
    to_sql(in_array($x, NAMES) ? $x : 'name');
    // ruleid: sql
    to_sql(in_array($x, NAMES) ? 'name' : $x);
}

function is_column($x)
{
    return in_array($x, NAMES, true);
}

function must_be_column($x)
{
    if (!in_array($x, NAMES, true)) {
        throw new InvalidArgumentException($x);
    }
}

function of_helpers()
{
    $x = source();
    if (is_column($x)) {
        // ok: sql
        to_sql($x);
    }
    is_column($x);
    // ruleid: sql
    to_sql($x);
    must_be_column($x);
    // ok: sql
    to_sql($x);
}

function types(int $n)
{
    $n = source();
    // ok: sql
    to_sql((int) $n);
    // ok: sql
    to_sql(intval(source()));
    $x = source();
    if (is_numeric($x)) {
        // ok: sql
        to_sql($x);
        // ruleid: size
        to_size($x);
    }
    if (!ctype_digit($x)) {
        return;
    }
    // ok: sql
    to_sql($x);
    // ok: sql
    to_sql(Color::from(source()));
}

function characters()
{
    $x = source();
    if (preg_match('/^[a-z_]+$/', $x)) {
        // ok: path
        to_path($x);
    }
    if (preg_match('/[a-z_]+/', $x)) {
        // ruleid: path
        to_path($x);
    }
    if (preg_match('/^[a-z_]+$/m', $x)) {
        // ruleid: path
        to_path($x);
    }
    if (preg_match('/^[a-z.]+$/', $x) !== 1) {
        return;
    }
    // ruleid: path
    to_path($x);
    // ok: sql
    to_sql($x);
}

function folders()
{
    $full = realpath('/srv/files/' . source());
    if ($full === false || strpos($full, '/srv/files/') !== 0) {
        exit;
    }
    // ok: path
    to_path($full);
}

function folders_before()
{
    $full = '/srv/files/' . source();
    if (strpos($full, '/srv/files/') !== 0) {
        exit;
    }
    // ruleid: path
    to_path($full);
}

function hosts()
{
    $link = source();
    $host = parse_url($link, PHP_URL_HOST);
    if (!in_array($host, ['example.com'], true)) {
        return;
    }
    // ok: url
    to_url($link);
}

function schemes()
{
    $link = source();
    if (parse_url($link, PHP_URL_SCHEME) !== 'https') {
        return;
    }
    // ruleid: url
    to_url($link);
}

function removed()
{
    $x = source();
    // ok: path
    to_path(preg_replace('/[^a-z_]/i', '', $x));
    // ruleid: path
    to_path(preg_replace('/[;|&]/', '', $x));
}

function addresses()
{
    $x = source();
    // ruleid: mail
    to_mail($x);
    if (filter_var($x, FILTER_VALIDATE_EMAIL)) {
        // ok: mail
        to_mail($x);
        // ruleid: html
        to_html($x);
    }
    if (!is_email($x)) {
        return;
    }
    // ok: mail
    to_mail($x);
}

function every_kind_of_text()
{
    $x = source();
    if (ctype_digit($x)) {
        // ok: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
        to_any($x);
    } else {
        // ruleid: sql, command, code, path, url, redirect, html, log, header, ldap, xpath, nosql, template, regex, format, mail
        to_any($x);
    }
}
