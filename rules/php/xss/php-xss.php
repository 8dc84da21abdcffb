<?php

$name = $_GET['name'];
// ruleid: php-xss
echo '<p>Hello ' . $name . '</p>';
// ruleid: php-xss
print("<p>$name</p>");
// ruleid: php-xss
printf('<p>%s</p>', $_COOKIE['user']);
// ruleid: php-xss
die($_SERVER['PHP_SELF']);
// ok: php-xss
echo '<p>Hello ' . htmlspecialchars($name) . '</p>';
// ok: php-xss
echo json_encode(['name' => $name]);
// ok: php-xss
echo '<p>Hello</p>';
// ok: php-xss
printf('<p>%d</p>', (int)$_GET['id']);
