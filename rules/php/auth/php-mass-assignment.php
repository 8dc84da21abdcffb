<?php

function save($request, $user) {
    // ruleid: php-mass-assignment
    User::create($request->all());
    // ruleid: php-mass-assignment
    $user->update($request->all());
    // ruleid: php-mass-assignment
    $user->fill($_POST);
    // ok: php-mass-assignment
    User::create($request->only(['name', 'email']));
    // ok: php-mass-assignment
    $user->update($request->validated());
    // ok: php-mass-assignment
    $user->fill(['name' => $_POST['name']]);
}
