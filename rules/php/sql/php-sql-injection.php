<?php

$name = $_GET['name'];
$pdo = new PDO('sqlite:app.db');
// ruleid: php-sql-injection
$pdo->query("SELECT * FROM users WHERE name = '$name'");
$mysqli = mysqli_connect('db', 'app');
// ruleid: php-sql-injection
mysqli_query($mysqli, "SELECT * FROM users WHERE id = " . $_POST['id']);
// ruleid: php-sql-injection
DB::select("SELECT * FROM users WHERE name = '" . request('name') . "'");
// ruleid: php-sql-injection
$wpdb->get_results("SELECT * FROM wp_posts WHERE post_title = '$name'");
// ok: php-sql-injection
$statement = $pdo->prepare("SELECT * FROM users WHERE name = ?");
$statement->execute([$name]);
// ok: php-sql-injection
mysqli_query($mysqli, "SELECT * FROM users WHERE id = " . (int)$_POST['id']);
// ok: php-sql-injection
mysqli_query($mysqli, "SELECT * FROM users WHERE name = '" . mysqli_real_escape_string($mysqli, $name) . "'");
// ok: php-sql-injection
$wpdb->get_results($wpdb->prepare("SELECT * FROM wp_posts WHERE post_title = %s", $name));
