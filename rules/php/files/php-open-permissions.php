<?php

// ruleid: php-open-permissions
chmod($path, 0777);
// ruleid: php-open-permissions
chmod($path, 0666);
// ruleid: php-open-permissions
umask(0);
// ok: php-open-permissions
chmod($path, 0644);
// ok: php-open-permissions
mkdir($path, 0755, true);
// ok: php-open-permissions
umask(022);

function folder($path) {
    // ok: php-open-permissions
    $mask = umask(0);
    mkdir($path, 0750);
    umask($mask);
    // ruleid: php-open-permissions
    umask(0);
}
