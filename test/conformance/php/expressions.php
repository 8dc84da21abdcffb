<html>
<?php
// ruleid: call
exec($x);
// ruleid: call
\exec('a', $out);
shell_exec($x);
$o->exec($x);

// ruleid: case
PassThru($x);
passthru($x, $y);
$passthru($x);

// ruleid: method
$db->query("select 1");
// ruleid: method
$this->db?->query($sql);
$db->query($a, $b);

// ruleid: chain
$users = User::query()->where('a', 1)->orderBy('b')->limit(3)->get();
// ruleid: chain
$users = $q->where('a')->get();
$users = $q->orderBy('a')->get();

// ruleid: static-call
$h = Hash::make($password);
// ruleid: static-call
$h = hash::Make($password);
$h = $hash->make($password);

// ruleid: class-constant
run(Mode::UNSAFE);
run(Mode::SAFE);

// ruleid: static-property
Registry::$items = [];
Registry::$others = [];

// ruleid: new
$p = new PDO($dsn);
// ruleid: new
$p = new \PDO($dsn, 'root');
$p = new PDOStatement();

// ruleid: named-argument
cookie('a', secure: false);
// ruleid: named-argument
cookie(secure: false, name: 'a');
cookie('a', secure: true);

// ruleid: spread
collect(...$all);
collect($all);

// ruleid: array
$config = ['debug' => true, 'port' => 1];
// ruleid: array
$config = array('debug' => true);
$config = ['debug' => false];
$config = ['debug', true];

// ruleid: array-entry
options(['timeout' => 1, 'verify' => false]);
options(['verify' => true]);

// ruleid: append
$list[] = secret();
$list[0] = secret();

// ruleid: element
echo $_COOKIE['id'];
echo $_GET['id'];
echo $cookie['id'];

// ruleid: destructuring
[$first, $second] = pair();
// ruleid: destructuring
list($first, $second) = pair();
[$first] = pair();

// ruleid: interpolated
sql("select $id");
// ruleid: interpolated
sql("select {$row['id']} from t");
// ruleid: interpolated
sql("select {$this->id}");
// ruleid: interpolated
sql(<<<SQL
    select $id
    SQL);
sql('select $id');
sql("select 1");

// ruleid: text
label('anything');
// ruleid: text
label("any\tthing");
label($anything);

// ruleid: quoted
quoted('anything');
// ruleid: quoted
quoted("$anything");
quoted($anything);

// ruleid: any-string
plain("text");
// ruleid: any-string
plain(<<<'TEXT'
text
TEXT);
plain("text $x");

// ruleid: regex-string
url('http://example.org');
url('https://example.org');

// ruleid: concatenation
$s = $a . 'middle' . $b;
// ruleid: concatenation
$s = $a . $b . 'middle' . $c . $d;
$s = $a . 'end' . $b;

// ruleid: shell, shell-any
$files = `ls $directory`;
// ruleid: shell-any
$files = `ls`;
$files = 'ls';

// ruleid: cast
$n = (int) $x;
$n = (string) $x;
$n = intval($x);

// ruleid: silenced
@unlink($path);
unlink($path);

// ruleid: instanceof
$is = $value instanceof Token;
$is = $value instanceof Other;

// ruleid: elvis
$v = $x ?: 'none';
// ruleid: ternary
$v = $x ? $y : 'none';
// ruleid: coalesce
$v = $x ?? 'none';

// ruleid: word-operator
$ok and stop();
// ruleid: word-operator
$ok && stop();
$ok or stop();

// ruleid: arrow
$f = fn ($n) => $n * 2;
$f = fn ($n) => $m * 2;

// ruleid: closure
$f = function ($a) use ($b) { return $a; };
$f = function ($a) { return $a; };

// ruleid: match
$t = match ($n) { 0 => 'zero', 1 => 'one', default => 'many' };
$t = match ($n) { 0 => 'zero', 2 => 'one' };

// ruleid: callable
$f = strlen(...);
// ruleid: callable
$f = $object->method(...);
$f = strlen($x);

// ruleid: include
include $page . '.php';
include_once $page;

// ruleid: exit
die('bye');
// ruleid: exit
$ok or exit('bye');
exit;

function typed(mysqli $db, Other $other): void
{
    // ruleid: typed
    $db->prepare('a');
    $other->prepare('a');
    $made = new mysqli('host');
    // ruleid: typed
    $made->prepare('a');
}

// ruleid: nested
outer([1, trim(tainted())]);
outer(clean());

// ruleid: same
$is = $a['k'] === $a['k'];
$is = $a['k'] === $a['l'];

// ruleid: variable-variable
$v = $$name;
$v = $name;
?>
<p>exec($x)</p>
