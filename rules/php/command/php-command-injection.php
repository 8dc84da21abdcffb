<?php

$host = $_REQUEST['host'];
// ruleid: php-command-injection
system('ping -c 4 ' . $host);
// ruleid: php-command-injection
$out = shell_exec("nslookup $host");
// ruleid: php-command-injection
exec('host ' . $host, $lines);
// ruleid: php-command-injection
$all = `ping $host`;
// ok: php-command-injection
system('ping -c 4 ' . escapeshellarg($host));
// ok: php-command-injection
exec('uptime', $lines);
// ok: php-command-injection
$process = proc_open(['ping', '-c', '4', $host], [], $pipes);
// ok: php-command-injection
system('kill ' . intval($_GET['id']));
