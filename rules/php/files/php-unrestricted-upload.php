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

class UploadController
{
    public function keep(Request $request)
    {
        $file = $request->file('picture');
        // ruleid: php-unrestricted-upload
        $file->move(public_path('pictures'), $file->getClientOriginalName());
        // ruleid: php-unrestricted-upload
        $file->move(public_path('pictures'), time() . '.' . $file->getClientOriginalExtension());
        // ok: php-unrestricted-upload
        $file->store('pictures');
        // ok: php-unrestricted-upload
        $file->move(storage_path('pictures'), Str::uuid() . '.png');
    }

    public function keepChecked(Request $request)
    {
        $request->validate(['picture' => 'required|image']);
        $file = $request->file('picture');
        // ok: php-unrestricted-upload
        $file->move(public_path('pictures'), $file->getClientOriginalName());
    }
}

$path = 'uploads/' . basename($_FILES['photo']['name']);
$ending = strtolower(pathinfo($path, PATHINFO_EXTENSION));
if ($ending !== 'jpg' && $ending !== 'png') {
    die('only pictures');
}
// ok: php-unrestricted-upload
move_uploaded_file($_FILES['photo']['tmp_name'], $path);
