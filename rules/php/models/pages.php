<?php

use Symfony\Component\HttpFoundation\RedirectResponse;

$name = $_GET['name'];
// ruleid: php-xss
echo 'Hello ' . $name;
// ruleid: php-xss
print($name);
// ruleid: php-xss
printf('Hello %s', $name);
// ok: php-xss
echo 'Hello ' . htmlspecialchars($name);
// ok: php-xss
echo esc_html($name);
// ok: php-xss
echo json_encode($name);
// ruleid: php-xss
printf("<td>%-20s</td>", $name);
// ok: php-xss
printf('<td>%05d</td>', $_GET['count']);
// ruleid: php-open-redirect
header('Location: ' . $name);
// ok: php-open-redirect
header('Location: /search?q=' . urlencode($name));
// ruleid: php-open-redirect
$answer = new RedirectResponse($name);
// ruleid: php-open-redirect
wp_redirect($name);
// ok: php-open-redirect
wp_redirect('/home');
// ruleid: php-mail-injection
mail($name, 'Welcome', 'Hello');
// ok: php-mail-injection
mail('shop@example.org', 'Question', $name);
// ruleid: php-mail-injection
mail('shop@example.org', 'Question', 'Hello', 'From: ' . $name);

function h($text)
{
    return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
}

// ok: php-xss
echo '<h1>' . h($_GET['title']) . '</h1>';
// ok: php-xss
$row = '<td>' . h($_GET['title']) . '</td>';
// ruleid: php-xss
$row = '<td>' . $name . '</td>';
// ruleid: php-xss
die($name);

class ProfileController
{
    public function show()
    {
        // ok: php-xss
        echo $this->template->render('profile', ['name' => $_GET['name']]);
        // ruleid: php-xss
        echo $this->template->render($_GET['name']);
    }
}
