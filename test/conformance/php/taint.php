<?php

// ruleid: echo
echo $_GET['a'];
// ruleid: echo
echo 'a', $_GET['a'];
// ruleid: echo
print $_POST['a'];
echo $_POST;
// ruleid: echo
exec('ls ' . $_GET['a']);
// ruleid: echo
exec("ls {$_GET['a']}");
// ruleid: echo
include $_GET['page'] . '.php';
// ruleid: echo
$out = `ls $_GET`;
echo htmlspecialchars($_GET['a']);
echo (int) $_GET['a'];
echo 'a' === $_GET['a'];
echo isset($unknown);

function locals(PDO $db, Other $other, $request)
{
    $a = $_GET['a'];
    // ruleid: echo
    echo $a;
    $b = &$a;
    // ruleid: echo
    echo $b;
    $text = 'x';
    $text .= $a;
    // ruleid: echo
    echo $text;
    $text = 'y';
    echo $text;
    $a = trim($a);
    // ruleid: echo
    $db->query("select '$a'");
    $other->query("select '$a'");
    // ruleid: echo
    echo $request->input('a');
    $sql = <<<SQL
        select $a
        SQL;
    // ruleid: echo
    $db->query($sql);
    // ruleid: echo
    echo @$a;
    // ruleid: echo
    echo $a ?: 'none', 'b';
    // ruleid: echo
    echo $none ?? $a;
    // ruleid: echo
    echo $none ? $a : 'b';
    echo $a ? 'a' : 'b';
}

function arrays($given)
{
    $list = ['safe' => 'a', 'bad' => $_GET['a']];
    // ruleid: echo
    echo $list['bad'];
    echo $list['safe'];
    ['bad' => $bad, 'safe' => $safe] = $list;
    // ruleid: echo
    echo $bad;
    echo $safe;
    [$first, $second] = ['a', $_GET['b']];
    echo $first;
    // ruleid: echo
    echo $second;
    $rows = [];
    $rows[] = $_GET['a'];
    foreach ($rows as $row) {
        // ruleid: echo
        echo $row;
    }
    foreach ($_GET as $key => $value) {
        // ruleid: echo
        echo $key;
        // ruleid: echo
        echo $value;
    }
    foreach (['a', 'b'] as $value) {
        echo $value;
    }
    list('x' => $x) = $_GET;
    // ruleid: echo
    echo $x;
    extractThem(...$rows);
}

function identity($x) { return $x; }
function constant_of($x) { return 'a'; }
function show($x)
{
    // ruleid: echo
    echo $x;
}
show($_GET['a']);
// ruleid: echo
echo identity($_GET['a']);
// ruleid: echo
echo Identity(x: $_GET['a']);
echo constant_of($_GET['a']);

function &change(&$x)
{
    $x = $_GET['a'];
    return $x;
}
function changed()
{
    $y = 'a';
    change($y);
    // ruleid: echo
    echo $y;
}

class Page
{
    private $title;
    private $other = 'a';
    private static $shared;

    function __construct($title, private string $promoted)
    {
        $this->title = $title;
    }

    static function make() { return $_GET['a']; }

    function load()
    {
        $this->loaded = $_GET['a'];
        // ruleid: echo
        echo $this->loaded;
        echo $this->other;
        self::$shared = $_GET['b'];
        // ruleid: echo
        echo self::$shared;
        // ruleid: echo
        echo Page::$shared;
        echo Other::$shared;
        // ruleid: echo
        echo self::make();
        // ruleid: echo
        echo Page::make();
        // ruleid: echo
        echo $this->pass($_GET['a']);
        // ruleid: echo
        echo $this?->pass($_GET['a']);
    }

    function pass($x) { return $x; }
    function title() { return $this->title; }
}

$page = new Page($_GET['title'], 'a');
// ruleid: echo
echo $page->title();
$page = new Page('a', 'b');
echo $page->title();

function closures($items)
{
    $a = $_GET['a'];
    $f = function () use ($a) {
        // ruleid: echo
        echo $a;
    };
    $g = fn ($x) => $x . $a;
    // ruleid: echo
    echo $g('b');
    $h = function ($x) { return $x; };
    // ruleid: echo
    echo $h($a);
    echo $h('a');
    $i = identity(...);
    // ruleid: echo
    echo $i($a);
    array_map(function ($x) {
        // ruleid: echo
        echo $x;
    }, $_GET['list']);
    $none = function () {
        $a = 'b';
        echo $a;
    };
}

function branches($n)
{
    $a = 'a';
    switch ($n) {
        case 1:
            $a = $_GET['a'];
            break;
        default:
            $a = 'b';
    }
    // ruleid: echo
    echo $a;
    $b = match ($n) { 1 => $_GET['b'], default => 'c' };
    // ruleid: echo
    echo $b;
    try {
        $c = $_GET['c'];
        risky();
    } catch (Exception $e) {
        $c = 'c';
    }
    // ruleid: echo
    echo $c;
    if ($n) {
        $d = $_GET['d'];
    } elseif ($n == 2) {
        $d = 'd';
    } else {
        $d = 'e';
    }
    // ruleid: echo
    echo $d;
    $d = 'f';
    echo $d;
    while ($n--) {
        // ruleid: echo
        echo $d;
        $d = $_GET['d'];
    }
}

$shared = $_GET['a'];
$own = 'a';
function sees_global()
{
    global $shared;
    // ruleid: echo
    echo $shared;
}
function sees_nothing()
{
    echo $shared;
    $own = $_GET['a'];
}
sees_nothing();
echo $own;

function generated() { yield $_GET['a']; }
foreach (generated() as $each) {
    // ruleid: echo
    echo $each;
}
?>
<?php foreach ($_GET as $name): ?>
  <!-- ruleid: echo -->
  <b><?= $name ?></b>
  <i><?= htmlspecialchars($name) ?></i>
<?php endforeach ?>
