<?php

use GuzzleHttp\Client;

$url = $_GET['url'];
// ruleid: php-ssrf
$curl = curl_init($url);
// ruleid: php-ssrf
curl_setopt($curl, CURLOPT_URL, $url);
// ok: php-ssrf
curl_setopt($curl, CURLOPT_USERAGENT, $url);
// ruleid: php-ssrf
$headers = get_headers($url);
$client = new Client();
// ruleid: php-ssrf
$client->get($url);
// ruleid: php-ssrf
$client->request('GET', $url);
// ok: php-ssrf
$client->get('https://api.example.org/users/' . $url);
// ruleid: php-ssrf
$answer = Http::get($url);
// ruleid: php-ssrf
$answer = wp_remote_get($url);
// ok: php-ssrf
$answer = wp_remote_get('https://api.example.org/', ['body' => $url]);
