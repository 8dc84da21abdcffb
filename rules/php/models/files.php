<?php

$name = $_GET['name'];
// ruleid: php-path-traversal
readfile('/srv/files/' . $name);
// ruleid: php-path-traversal
$text = file_get_contents('/srv/files/' . $name);
// ruleid: php-path-traversal
file_put_contents('/srv/files/' . $name, 'x');
// ruleid: php-path-traversal
unlink('/srv/files/' . $name);
// ruleid: php-path-traversal
$handle = fopen('/srv/files/' . $name, 'r');
// ruleid: php-path-traversal
move_uploaded_file($_FILES['a']['tmp_name'], '/srv/files/' . $name);
// ruleid: php-path-traversal
$file = new SplFileObject('/srv/files/' . $name);
// ok: php-path-traversal
readfile('/srv/files/' . basename($name));
// ok: php-path-traversal
readfile('/srv/files/list.txt');
// ok: php-path-traversal
unlink('/srv/files/' . Str::slug($name) . '.txt');
