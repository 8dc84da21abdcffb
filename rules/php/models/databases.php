<?php

function all(PDO $pdo, mysqli $mysqli)
{
    $name = $_GET['name'];
    $sql = "SELECT * FROM users WHERE name = '$name'";
    // ruleid: php-sql-injection
    $pdo->query($sql);
    // ruleid: php-sql-injection
    $pdo->exec($sql);
    // ruleid: php-sql-injection
    $mysqli->query($sql);
    // ruleid: php-sql-injection
    mysqli_query($mysqli, $sql);
    // ruleid: php-sql-injection
    pg_query($sql);
    // ok: php-sql-injection
    $statement = $pdo->prepare('SELECT * FROM users WHERE name = ?');
    // ok: php-sql-injection
    $statement->execute([$name]);
    // ok: php-sql-injection
    $pdo->query('SELECT * FROM users WHERE name = ' . $pdo->quote($name));
    // ok: php-sql-injection
    $mysqli->query("SELECT * FROM users WHERE name = '" . $mysqli->real_escape_string($name) . "'");
    // ok: php-sql-injection
    pg_query_params('SELECT * FROM users WHERE name = $1', [$name]);
}

function laravel()
{
    $name = $_GET['name'];
    // ruleid: php-sql-injection
    DB::select("SELECT * FROM users WHERE name = '$name'");
    // ok: php-sql-injection
    DB::select('SELECT * FROM users WHERE name = ?', [$name]);
    // ruleid: php-sql-injection
    User::query()->whereRaw("name = '$name'")->get();
    // ruleid: php-sql-injection
    User::query()->orderByRaw($name)->get();
    // ok: php-sql-injection
    User::where('name', $name)->get();
}

function wordpress()
{
    global $wpdb;
    $name = $_GET['name'];
    // ruleid: php-sql-injection
    $wpdb->query("DELETE FROM wp_x WHERE name = '$name'");
    // ruleid: php-sql-injection
    $wpdb->get_results("SELECT * FROM wp_x WHERE name = '$name'");
    $wpdb->insert($wpdb->prefix . 'x', ['name' => $name]);
    // ok: php-sql-injection
    $wpdb->get_results("SELECT * FROM {$wpdb->prefix}x");
    // ok: php-sql-injection
    $wpdb->get_results($wpdb->prepare('SELECT * FROM wp_x WHERE name = %s', $name));
    $table = $wpdb->prefix . 'x';
    // ok: php-sql-injection
    $wpdb->get_results($wpdb->prepare("SELECT * FROM $table WHERE name LIKE %s", '%' . $wpdb->esc_like($name) . '%'));
    // ruleid: php-sql-injection
    $wpdb->get_results($wpdb->prepare("SELECT * FROM $table WHERE name = '$name' AND id = %d", 3));
}
