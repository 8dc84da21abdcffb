<?php

use Vendor\Http\Client;
use Vendor\Http\{Client as C, Server};
use function Vendor\Tools\run as tool;

const ALGORITHM = 'md5';
$GLOBAL_ALGORITHM = 'md5';

// ruleid: imported-class
$c = new Client();
// ruleid: imported-class
$c = new C(1);
// ruleid: imported-class
$c = new Vendor\Http\Client();
// ruleid: imported-class
$c = new \Vendor\Http\Client();
$c = new Server();
// ruleid: imported-static
$c = Client::create();
$c = Server::create();
// ruleid: imported-function
tool(1);
other(1);

function constants($given)
{
    $algorithm = 'md5';
    // ruleid: constant
    hash('md5', $given);
    // ruleid: constant
    hash($algorithm, $given);
    // ruleid: constant
    hash(ALGORITHM, $given);
    // ruleid: constant
    hash('m' . 'd5', $given);
    hash($given, $given);
    // A function does not see the variables of the file.
    hash($GLOBAL_ALGORITHM, $given);
    $algorithm = 'sha256';
    hash($algorithm, $given);
    $size = 512;
    // ruleid: number
    bits($size * 2);
    bits($size);
    $command = "ls $algorithm";
    // ruleid: any-constant
    run($command);
    run("ls " . escapeshellarg($given));
    // ruleid: any-constant
    run("ls " . escapeshellarg('a'));
    run("ls $given");
    if ($given) {
        $algorithm = $given;
    }
    run($algorithm);
}

class Hasher extends Model
{
    const NAME = 'md5';
    private $name = 'md5';
    private $changed = 'md5';
    private static $shared = 'md5';

    function hash($given)
    {
        // ruleid: constant
        hash(self::NAME, $given);
        // ruleid: constant
        hash(static::NAME, $given);
        // ruleid: constant
        hash(Hasher::NAME, $given);
        // ruleid: constant
        hash($this->name, $given);
        hash($this->changed, $given);
        $this->changed = $given;
        // ruleid: inside
        save($given);
    }

    function safe($given)
    {
        save($given);
    }
}

function types(PDO $db, ?PDO $maybe, PDO|null $union, Reader $reader, int $page, $unknown)
{
    // ruleid: typed
    $db->exec('a');
    // ruleid: typed
    $maybe->exec('a');
    // ruleid: typed
    $union->exec('a');
    $unknown->exec('a');
    $made = new PDO('dsn');
    // ruleid: typed
    $made->exec('a');
    // ruleid: metavariable-type
    $reader->fetch(1);
    $db->fetch(1);
    // ruleid: integer-type
    page($page);
    // ruleid: integer-type
    page((int) $unknown);
    // ruleid: integer-type
    page(3);
    page('3');
    page($unknown);
}

// ruleid: name-regex
$api_key = 'abc';
$keyboard = 'abc';
// ruleid: text-regex
connect('10.0.0.1');
connect('11.0.0.1');
// ruleid: name-pattern
dangerOne($x);
// ruleid: name-pattern
dangertwo($x);
harmless($x);
// ruleid: comparison
cost(4);
cost(12);
store(
    $a,
    // ruleid: focus
    $b
);
$value = make(1);
// ruleid: propagated
use_it($value);
save($x);
$f = function () {
    $kind = 'md5';
    // ruleid: constant
    hash($kind, 'a');
};
