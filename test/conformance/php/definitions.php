<?php

declare(strict_types=1);

namespace App;

// ruleid: import
use Legacy\Crypt;
use Legacy\Other;

// ruleid: function, function-uses
function one($a)
{
    work($a);
    return $a;
}

// ruleid: function, default, typed-parameter
function two(Request $r, array $options = [], string ...$rest): ?string
{
    return null;
}

function none(): int
{
    return 1;
}

// ruleid: class, class-member, trait-use
final class Page extends Controller implements Shown
{
    use Notifiable;
    use Other;

    // ruleid: class-const
    const KEY = 'secret';
    // ruleid: class-const
    const string OTHER = 'secret', THIRD = 'public';
    // ruleid: property
    protected $guarded = [];
    public $guards = [];
    // ruleid: any-property
    private ?string $password = 'hunter2';
    private $empty;

    // ruleid: promoted, function
    private function __construct(private Db $db, int $n) { }

    // ruleid: method, function
    public function handle($request) { }

    // ruleid: attribute, method
    #[Route('/list', name: 'list')]
    public function list() { }

    // ruleid: method
    public static function make() { }
    // ruleid: method
    function implicit() { }
    private function closed() { }
}

// ruleid: class-implements
abstract class Job implements Queued, Serializable
{
    // ruleid: abstract
    abstract protected function run();
}

// ruleid: interface
interface Shown { public const A = 1; }

// ruleid: enum
enum State: string
{
    case Closed = 'closed';
    case Open = 'open';
}
enum Bare { case Open; }

// ruleid: function
function statements($x, $rows)
{
    // ruleid: global
    global $wpdb;
    // ruleid: static-variable
    static $count = 0;
    // ruleid: if
    if ($x == null) {
        stop();
    }
    // ruleid: if
    if ($x == null) stop();
    // ruleid: if
    if ($x == null):
        stop();
    endif;
    // ruleid: if-else
    if ($x == null) {
        stop();
    } else {
        go();
    }
    // ruleid: foreach
    foreach ($_POST as $key => $value) {
    }
    foreach ($_GET as $key => $value) {
    }
    // ruleid: foreach-value
    foreach ($rows as $row) {
        show($row);
    }
    // ruleid: foreach-value
    foreach ($rows as $row):
        other();
        show($row);
    endforeach;
    // ruleid: for
    for ($i = 0; $i < count($rows); $i++) {
        show($i);
    }
    // ruleid: while
    while (true) break;
    while ($x) {
    }
    // ruleid: switch
    switch ($x) {
        case 'user':
            break;
        case 'admin':
            go();
    }
    switch ($x) {
        case 'user':
            break;
    }
    try {
        go();
    } catch (Exception $e) {
        show($e);
    }
    // ruleid: catch
    try {
        go();
    } catch (Exception $e) {
    } finally {
        stop();
    }
    // ruleid: echo-any, echo
    echo $_GET['name'];
    // ruleid: echo-any
    echo 'a', $x;
    // ruleid: print
    print $x;
    // ruleid: unset
    unset($x);
    unset($x, $rows);
    // ruleid: goto
    goto done;
    // ruleid: sequence
    $handle = curl_init('http://a');
    curl_setopt($handle, 1, 2);
    curl_exec($handle);
    $handle = curl_init('http://a');
    curl_exec($other);
    done:
}
?>
<?php if ($admin): ?>
  <!-- ruleid: echo, echo-any -->
  <b><?= $_GET['b'] ?></b>
<?php endif ?>
