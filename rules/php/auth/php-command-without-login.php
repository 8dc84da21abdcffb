<?php
// ruleid: php-command-without-login
echo shell_exec('systemctl status app');

// ruleid: php-command-without-login
exec('/usr/local/bin/reindex', $lines, $code);

if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    // ruleid: php-command-without-login
    system('/usr/local/bin/restart');
}

// ok: php-command-without-login
$database->exec('DELETE FROM log');

function status(): string
{
    // ok: php-command-without-login
    return (string) shell_exec('systemctl status app');
}

class Status
{
    public function show(): void
    {
        // ok: php-command-without-login
        passthru('systemctl status app');
    }
}
