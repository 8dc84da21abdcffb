<?php
// A small shop: the catalogue, the basket, accounts and their reviews, as one script behind a web server.
// ruleid: php-debug-on
ini_set('display_errors', 1);
error_reporting(E_ALL);

session_start();

define('DB_HOST', 'localhost');
define('DB_USER', 'shop');
// ruleid: php-hardcoded-secret
define('DB_PASSWORD', 'Sh0pPass!2024');
// ok: php-hardcoded-secret
define('MAIL_PASSWORD', getenv('MAIL_PASSWORD'));

$conn = mysqli_connect(DB_HOST, DB_USER, DB_PASSWORD, 'shop');
$pdo = new PDO('mysql:host=localhost;dbname=shop;charset=utf8mb4', DB_USER, getenv('SHOP_DB_PASSWORD'), [
    PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
]);

$action = $_GET['action'] ?? 'home';
const SORTABLE = ['name', 'price', 'created_at'];
const PAGES = ['about', 'terms', 'privacy'];

function h($text)
{
    return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
}

function find_user($conn, $email)
{
    // ruleid: php-sql-injection
    $result = mysqli_query($conn, "SELECT * FROM users WHERE email = '$email'");
    return mysqli_fetch_assoc($result);
}

function reset_token()
{
    // ruleid: php-insecure-random, php-weak-hash
    return md5(uniqid(rand(), true));
}

function strong_token()
{
    // ok: php-insecure-random
    return bin2hex(random_bytes(32));
}

function banner()
{
    // ok: php-insecure-random
    return 'banner' . rand(1, 5) . '.png';
}

if ($action === 'product') {
    $id = $_GET['id'];
    $sql = "SELECT * FROM products WHERE id = " . $id;
    // ruleid: php-sql-injection
    $product = $conn->query($sql)->fetch_assoc();
    echo '<h1>' . h($product['name']) . '</h1>';

    // ok: php-sql-injection
    $related = $conn->query('SELECT * FROM products WHERE category_id = ' . (int) $product['category_id']);

    $stmt = $pdo->prepare('SELECT * FROM reviews WHERE product_id = :id');
    // ok: php-sql-injection
    $stmt->execute(['id' => $id]);
    foreach ($stmt as $review) {
        // ok: php-xss
        echo '<p>' . htmlspecialchars($review['text']) . '</p>';
    }
} elseif ($action === 'search') {
    $q = $_GET['q'] ?? '';
    // ruleid: php-xss
    echo "<h2>Results for: $q</h2>";
    // ok: php-xss
    echo '<input name="q" value="' . h($q) . '">';

    $sort = $_GET['sort'] ?? 'name';
    // ruleid: php-sql-injection
    $bad = $pdo->query("SELECT * FROM products WHERE name LIKE '%" . $q . "%' ORDER BY $sort");

    if (!in_array($sort, SORTABLE, true)) {
        $sort = 'name';
    }
    $stmt = $pdo->prepare("SELECT * FROM products WHERE name LIKE ? ORDER BY $sort");
    // ok: php-sql-injection
    $stmt->execute(["%$q%"]);
    $escaped = mysqli_real_escape_string($conn, $q);
    // ok: php-sql-injection
    $count = mysqli_query($conn, "SELECT COUNT(*) FROM products WHERE name = '$escaped'");
} elseif ($action === 'register') {
    $email = $_POST['email'];
    // ruleid: php-password-hash
    $password = md5($_POST['password']);
    $sql = "INSERT INTO users (email, password) VALUES ('$email', '$password')";
    // ruleid: php-sql-injection
    if ($conn->query($sql) === TRUE) {
        echo 'New record created successfully';
    } else {
        // ruleid: php-error-shown, php-xss
        echo 'Error: ' . $sql . '<br>' . $conn->error;
    }

    // ok: php-password-hash
    $hash = password_hash($_POST['password'], PASSWORD_DEFAULT);
    $stmt = $conn->prepare('INSERT INTO users (email, password) VALUES (?, ?)');
    $stmt->bind_param('ss', $email, $hash);
    // ok: php-sql-injection
    $stmt->execute();
} elseif ($action === 'login') {
    $user = find_user($conn, $_POST['email']);
    // ruleid: php-loose-comparison, php-password-hash
    if ($user && $user['password'] == md5($_POST['password'])) {
        // ruleid: php-session-fixation
        $_SESSION['user_id'] = $user['id'];
        // ruleid: php-insecure-cookie
        setcookie('remember', $user['remember_token'], time() + 86400 * 30);
        // ruleid: php-open-redirect
        header('Location: ' . $_GET['redirect']);
        exit;
    }
    if ($user && password_verify($_POST['password'], $user['password_hash'])) {
        session_regenerate_id(true);
        // ok: php-session-fixation
        $_SESSION['user_id'] = $user['id'];
        // ok: php-insecure-cookie
        setcookie('remember', strong_token(), [
            'expires' => time() + 86400 * 30,
            'secure' => true,
            'httponly' => true,
            'samesite' => 'Lax',
        ]);
        // ok: php-open-redirect
        header('Location: /account.php?id=' . urlencode($_GET['redirect']));
        exit;
    }
} elseif ($action === 'forgot') {
    $email = $_POST['email'];
    $token = reset_token();
    $headers = "From: shop@example.com\r\nReply-To: " . $_POST['reply_to'];
    // ruleid: php-mail-injection
    mail('support@example.com', 'Password reset', "Token: $token", $headers);
    if (filter_var($email, FILTER_VALIDATE_EMAIL)) {
        // ok: php-mail-injection
        mail($email, 'Password reset', 'Your link: https://shop.example.com/reset?t=' . strong_token());
    }
} elseif ($action === 'page') {
    $page = $_GET['page'];
    // ruleid: php-file-inclusion
    include 'pages/' . $page . '.php';

    if (in_array($page, PAGES, true)) {
        // ok: php-file-inclusion
        include "pages/$page.php";
    }
} elseif ($action === 'basket') {
    // ruleid: php-unserialize
    $basket = unserialize($_COOKIE['basket']);
    // ok: php-unserialize
    $wishes = json_decode($_COOKIE['wishes'] ?? '[]', true);
    // ok: php-unserialize
    $recent = unserialize($_SESSION['recent'], ['allowed_classes' => false]);
    foreach ($basket as $item) {
        // ok: php-xss
        printf('<li>%d</li>', $item);
    }
} elseif ($action === 'profile') {
    // ruleid: php-variables-from-request
    extract($_POST);
    $name = $_POST['name'];
    // ruleid: php-xss
    echo "<p>Hello, " . $name . "!</p>";
    // ruleid: php-xss
    print '<a href="' . $_SERVER['PHP_SELF'] . '">reload</a>';
    // ok: php-xss
    echo '<p>Hello, ' . htmlentities($name) . '!</p>';
    // ok: php-xss
    echo json_encode(['name' => strip_tags($name)]);
}
?>
<!DOCTYPE html>
<html lang="en">
<body>
<?php if (isset($_GET['message'])): ?>
    <!-- ruleid: php-xss -->
    <div class="message"><?= $_GET['message'] ?></div>
    <!-- ok: php-xss -->
    <div class="message"><?= htmlspecialchars($_GET['message']) ?></div>
<?php endif; ?>
<!-- ok: php-xss -->
<p><?php echo (int) $_GET['page_number']; ?></p>
</body>
</html>
