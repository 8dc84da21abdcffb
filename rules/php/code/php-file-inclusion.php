<?php

$page = $_GET['page'];
// ruleid: php-file-inclusion
include $page;
// ruleid: php-file-inclusion
require_once 'pages/' . $page;
// ruleid: php-file-inclusion
include("pages/" . $_POST['page'] . ".php");
$pages = ['home' => 'home.php', 'about' => 'about.php'];
if (in_array($page, ['home.php', 'about.php'])) {
    // ok: php-file-inclusion
    include $page;
}
// ok: php-file-inclusion
include 'pages/' . basename($page) . '.php';
// ok: php-file-inclusion
require 'config.php';
