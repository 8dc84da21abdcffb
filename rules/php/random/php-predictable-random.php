<?php

function make() {
    // ruleid: php-predictable-random
    $a = rand(1, 6);
    // ruleid: php-predictable-random
    $b = uniqid('a');
    // ruleid: php-predictable-random
    mt_srand(4);
    // ok: php-predictable-random
    $c = random_int(1, 6);
    // ok: php-predictable-random
    $d = random_bytes(8);
    // ok: php-predictable-random
    $e = $dice->rand(6);
    return [$a, $b, $c, $d, $e];
}
