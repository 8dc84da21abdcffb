<?php

// ruleid: php-template-injection
$twig->createTemplate('Hello ' . $_GET['name'])->render();
// ruleid: php-template-injection
Blade::render($_POST['text']);
// ruleid: php-template-injection
$smarty->fetch('string:' . $_GET['text']);
// ok: php-template-injection
$twig->render('hello.twig', ['name' => $_GET['name']]);
// ok: php-template-injection
Blade::render('Hello {{ $name }}', ['name' => $_GET['name']]);
// ok: php-template-injection
$smarty->fetch('hello.tpl');
