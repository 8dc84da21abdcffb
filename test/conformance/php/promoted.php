<?php
class A {
    private PDO $one;
    private Other $two;
    private $three;
    function __construct(private PDO $four, private string $title, $three, string $plain) { $this->three = new PDO('a'); }
    function go() {
        // ruleid: typed
        $this->one->exec('a');
        $this->two->exec('a');
        // ruleid: typed
        $this->three->exec('a');
        // ruleid: typed
        $this->four->exec('a');
        echo $this->plain;
    }
    function title() { return $this->title; }
    function plain() { return $this->plain; }
}
$a = new A($db, $_GET['a'], null, $_GET['b']);
// ruleid: echo
echo $a->title();
echo $a->plain();
for (;;) ;
