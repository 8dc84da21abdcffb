<?php

class Users
{
    public function __construct(private PDO $db)
    {
    }

    public function find(string $name, int $age)
    {
        // lowid: php-sql-injection
        $this->db->query("SELECT * FROM users WHERE name = '$name'");
        // ok: php-sql-injection
        return $this->db->query("SELECT * FROM users WHERE age = $age");
    }

    public function read($path)
    {
        // lowid: php-path-traversal
        return file_get_contents('/srv/' . $path);
    }
}
