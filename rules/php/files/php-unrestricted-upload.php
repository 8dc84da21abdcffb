<?php

$file = $_FILES['file'];
// ruleid: php-unrestricted-upload
move_uploaded_file($_FILES['file']['tmp_name'], 'uploads/' . $_FILES['file']['name']);
$target = 'uploads/' . basename($_FILES['picture']['name']);
// ruleid: php-unrestricted-upload
move_uploaded_file($_FILES['picture']['tmp_name'], $target);
// ruleid: php-unrestricted-upload
copy($_FILES['a']['tmp_name'], "uploads/{$_FILES['a']['name']}");
// ok: php-unrestricted-upload
move_uploaded_file($_FILES['file']['tmp_name'], 'uploads/' . bin2hex(random_bytes(16)) . '.png');
// ok: php-unrestricted-upload
move_uploaded_file($_FILES['file']['tmp_name'], 'uploads/' . md5($_FILES['file']['name']) . '.png');
// ok: php-unrestricted-upload
move_uploaded_file($_FILES['file']['tmp_name'], 'uploads/picture.png');
