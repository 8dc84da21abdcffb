<?php

use Symfony\Component\Process\Process;

$name = $_GET['name'];
// ruleid: php-command-injection
exec('convert ' . $name);
// ruleid: php-command-injection
system("convert $name");
// ruleid: php-command-injection
shell_exec('convert ' . $name);
// ok: php-command-injection
passthru('convert ' . escapeshellarg($name));
// ruleid: php-command-injection
$out = `convert $name`;
// ruleid: php-command-injection
$process = Process::fromShellCommandline('convert ' . $name);
// ok: php-command-injection
$process = new Process(['convert', $name]);
// ruleid: php-code-injection
eval('return ' . $name . ';');
// ruleid: php-code-injection
call_user_func($name, 1);
// ok: php-code-injection
call_user_func('strlen', $name);
// ruleid: php-file-inclusion
include 'pages/' . $name . '.php';
// ok: php-file-inclusion
include 'pages/' . basename($name) . '.php';
// ruleid: php-unserialize
$cart = unserialize($name);
// ok: php-unserialize
$cart = json_decode($name);

$export = new Export($name);
// ok: php-code-injection
register_shutdown_function([$export, 'close']);
// ruleid: php-code-injection
register_shutdown_function([$export, $name]);
