<?php

use Symfony\Component\HttpFoundation\RedirectResponse;

$name = $_GET['name'];
// ruleid: php-xss
echo 'Hello ' . $name;
// ruleid: php-xss
print($name);
// ruleid: php-xss
printf('Hello %s', $name);
// ok: php-xss
echo 'Hello ' . htmlspecialchars($name);
// ok: php-xss
echo esc_html($name);
// ok: php-xss
echo json_encode($name);
// ok: php-xss
printf('%d', 3);
// ruleid: php-open-redirect
header('Location: ' . $name);
// ok: php-open-redirect
header('Location: /search?q=' . urlencode($name));
// ruleid: php-open-redirect
$answer = new RedirectResponse($name);
// ruleid: php-open-redirect
wp_redirect($name);
// ok: php-open-redirect
wp_redirect('/home');
// ruleid: php-mail-injection
mail($name, 'Welcome', 'Hello');
// ok: php-mail-injection
mail('shop@example.org', 'Question', $name);
// ruleid: php-mail-injection
mail('shop@example.org', 'Question', 'Hello', 'From: ' . $name);
// ruleid: php-xss
die($name);
