<?php

// ruleid: php-cors-any-origin
header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
// ruleid: php-cors-any-origin
header('Access-Control-Allow-Origin: *');
// ruleid: php-cors-any-origin
$response->withHeader('Access-Control-Allow-Origin', '*');
// ok: php-cors-any-origin
header('Access-Control-Allow-Origin: https://example.org');
// ok: php-cors-any-origin
header('Content-Type: text/plain');
if (in_array($_SERVER['HTTP_ORIGIN'], $allowed)) {
    // ok: php-cors-any-origin
    header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
}
