<?php

use Illuminate\Http\Request;

function plain(PDO $db)
{
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_GET['a'] . "'");
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_POST['a'] . "'");
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_COOKIE['a'] . "'");
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_SERVER['HTTP_USER_AGENT'] . "'");
    // ok: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_SERVER['SERVER_ADMIN'] . "'");
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_SERVER['argv'][1] . "'");
    // ok: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . $_SERVER['argv'][0] . "'");
    // ok: php-ssrf
    $body = file_get_contents('php://input');
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '$body'");
    // ruleid: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = '" . filter_input(INPUT_GET, 'a') . "'");
    // ok: php-sql-injection
    $db->query("SELECT * FROM t WHERE a = " . filter_input(INPUT_GET, 'a', FILTER_VALIDATE_INT));
}

class UserController
{
    public function show(Request $request, PDO $db)
    {
        // ruleid: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . $request->input('a') . "'");
        // ruleid: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . $request->query->get('a') . "'");
        // ruleid: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . request('a') . "'");
        // ruleid: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . $request->getQueryParams()['a'] . "'");
        // ruleid: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . $request->a . "'");
        // ruleid: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . request()->input('a') . "'");
        // ok: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = " . $request->user()->id);
        // ok: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = " . $request->integer('a'));
        // ok: php-sql-injection
        $db->query("SELECT * FROM t WHERE a = '" . $this->settings->get('a') . "'");
    }
}
