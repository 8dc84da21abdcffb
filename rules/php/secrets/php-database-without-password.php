<?php

// ruleid: php-database-without-password
$a = mysqli_connect('localhost', 'root', '', 'shop');
// ruleid: php-database-without-password
$b = new PDO('mysql:host=db', 'root', '');
// ruleid: php-database-without-password
$c = new mysqli('db', 'root', '');
// ok: php-database-without-password
$d = new PDO('mysql:host=db', 'app', getenv('DB_PASSWORD'));
// ok: php-database-without-password
$e = new PDO('sqlite:app.db');
// ok: php-database-without-password
$f = mysqli_connect('localhost', 'app', $password);
