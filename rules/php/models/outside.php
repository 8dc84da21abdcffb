<?php

function shell(array $argv)
{
    // ok: php-xss
    system('ls ' . getenv('FOLDER'));
}

$result = mysqli_query($db, 'SELECT title FROM posts');
while ($row = mysqli_fetch_assoc($result)) {
    // lowid: php-xss
    echo '<h1>' . $row['title'] . '</h1>';
    // ok: php-xss
    echo '<h1>' . htmlspecialchars($row['title']) . '</h1>';
}
