<?php

$url = $_GET['url'];
// ruleid: php-ssrf
$page = file_get_contents($url);
// ruleid: php-ssrf
$curl = curl_init($url);
// ruleid: php-ssrf
curl_setopt($curl, CURLOPT_URL, $_POST['hook']);
// ruleid: php-ssrf
$answer = wp_remote_get($url);
// ok: php-ssrf
$fixed = file_get_contents('https://example.org/list');
// ok: php-ssrf
$item = file_get_contents('https://example.org/items/' . (int)$_GET['id']);
if (!in_array($url, ['https://example.org/a', 'https://example.org/b'])) {
    exit;
}
// ok: php-ssrf
$checked = file_get_contents($url);
