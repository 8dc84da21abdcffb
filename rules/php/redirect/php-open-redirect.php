<?php

$next = $_GET['next'];
// ruleid: php-open-redirect
header('Location: ' . $next);
// ruleid: php-open-redirect
header("Location: $next");
// ruleid: php-open-redirect
wp_redirect($_POST['to']);
// ruleid: php-open-redirect
return redirect(request('next'));
// ok: php-open-redirect
header('Location: /home');
// ok: php-open-redirect
header('Location: /users?name=' . urlencode($next));
if (in_array($next, ['/home', '/cart'])) {
    // ok: php-open-redirect
    header('Location: ' . $next);
}
