<?php

$id = $_GET['id'];
// ok: php-ssrf
$text = file_get_contents('https://api.example.org/users/' . $id);
// ok: php-ssrf
$text = curl_init("https://api.example.org/users/{$id}");
// ok: php-ssrf
$text = curl_init(sprintf('https://api.example.org/users/%s', $id));
// ruleid: php-ssrf
$text = curl_init('https://api.example.org' . $id);
// ruleid: php-ssrf
$text = curl_init("https://$id.example.org/");
$next = '/users/' . $id;
// ok: php-open-redirect
header('Location: ' . $next);
$next = 'https://' . $id;
// ruleid: php-open-redirect
header('Location: ' . $next);
// ruleid: php-open-redirect
header('Location: ' . $id);
