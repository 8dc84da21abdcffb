<?php

function fetch($curl) {
    // ruleid: php-certificate-check-off
    curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, false);
    // ruleid: php-certificate-check-off
    curl_setopt($curl, CURLOPT_SSL_VERIFYHOST, 0);
    // ruleid: php-certificate-check-off
    $context = stream_context_create(['ssl' => ['verify_peer' => false]]);
    // ruleid: php-certificate-check-off
    $client = new Client(['verify' => false]);
    // ok: php-certificate-check-off
    curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, true);
    // ok: php-certificate-check-off
    curl_setopt($curl, CURLOPT_SSL_VERIFYHOST, 2);
    // ok: php-certificate-check-off
    $right = new Client(['verify' => '/etc/ca.pem']);
    return [$context, $client, $right];
}
