<?php

function run($file, $command, $output) {
    // ruleid: php-shell-command
    exec('convert ' . $file);
    // ruleid: php-shell-command
    $text = shell_exec("file $file");
    // ruleid: php-shell-command
    passthru($command);
    // ok: php-shell-command
    exec('convert ' . escapeshellarg($file));
    // ok: php-shell-command
    exec('uptime', $output);
    $line = 'convert ' . escapeshellarg($file);
    // ok: php-shell-command
    exec($line);
    return $text;
}
