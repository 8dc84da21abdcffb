<?php

function build($name, $db) {
    // ruleid: php-sql-string-building
    $first = "DELETE FROM users WHERE name = '$name'";
    // ruleid: php-sql-string-building
    $second = "SELECT * FROM users WHERE name = '" . $name;
    // ruleid: php-sql-string-building
    $third = "UPDATE users SET name = '{$name}' WHERE id = 4";
    // ok: php-sql-string-building
    $right = "SELECT * FROM users WHERE name = ?";
    // ok: php-sql-string-building
    $text = "Selected $name from the list";
    // ok: php-sql-string-building
    $other = "SELECT 1 FROM users WHERE id = " . 4;
    return [$first, $second, $third, $right, $text, $other];
}
