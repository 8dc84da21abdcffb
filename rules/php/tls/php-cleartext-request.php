<?php

// ruleid: php-cleartext-request
$list = file_get_contents('http://example.org/list');
// ruleid: php-cleartext-request
$curl = curl_init('http://example.org/');
// ruleid: php-cleartext-request
$answer = wp_remote_get('http://example.org/api');
// ok: php-cleartext-request
$right = file_get_contents('https://example.org/list');
// ok: php-cleartext-request
$local = curl_init('http://localhost:8080/');
// ok: php-cleartext-request
$file = file_get_contents('list.txt');
