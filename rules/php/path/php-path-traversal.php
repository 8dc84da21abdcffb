<?php

$name = $_GET['name'];
// ruleid: php-path-traversal
readfile('files/' . $name);
// ruleid: php-path-traversal
unlink("uploads/$name");
// ruleid: php-path-traversal
file_put_contents($_POST['file'], 'a');
// ok: php-path-traversal
readfile('files/' . basename($name));
// ok: php-path-traversal
unlink('uploads/old.txt');
$path = realpath('files/' . $name);
if (strpos($path, '/srv/files/') !== 0) {
    die('no');
}
// ok: php-path-traversal
readfile($path);
