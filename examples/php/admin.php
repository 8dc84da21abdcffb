<?php
// The back office of the shop: pictures, backups, imports, and what the suppliers send.

require_once __DIR__ . '/config.php';

class Admin
{
    private PDO $db;
    private string $uploadDir = __DIR__ . '/uploads/';
    // ruleid: php-hardcoded-secret
    private $apiKey = 'live_9f8a7c6b5d4e3f2a1b0c';
    private const ENCRYPTION_METHOD = 'aes-256-cbc';

    public function __construct(PDO $db)
    {
        $this->db = $db;
    }

    public function isAdmin(): bool
    {
        // ruleid: php-decision-by-cookie
        return isset($_COOKIE['is_admin']) && $_COOKIE['is_admin'] == '1';
    }

    public function deleteProduct()
    {
        $id = $_POST['id'];
        // ruleid: php-sql-injection
        $this->db->exec("DELETE FROM products WHERE id = $id");

        $statement = $this->db->prepare('DELETE FROM reviews WHERE product_id = ?');
        // ok: php-sql-injection
        $statement->execute([$id]);
    }

    public function uploadImage()
    {
        $target = $this->uploadDir . basename($_FILES['image']['name']);
        // ruleid: php-unrestricted-upload
        if (move_uploaded_file($_FILES['image']['tmp_name'], $target)) {
            // ruleid: php-open-permissions
            chmod($target, 0777);
            return $target;
        }
        return null;
    }

    public function uploadImageChecked()
    {
        $allowed = ['image/png' => 'png', 'image/jpeg' => 'jpg'];
        $type = (new finfo(FILEINFO_MIME_TYPE))->file($_FILES['image']['tmp_name']);
        if (!isset($allowed[$type])) {
            throw new RuntimeException('Only pictures.');
        }
        $target = $this->uploadDir . bin2hex(random_bytes(16)) . '.' . $allowed[$type];
        // ok: php-unrestricted-upload
        move_uploaded_file($_FILES['image']['tmp_name'], $target);
        // ok: php-open-permissions
        chmod($target, 0640);
        return $target;
    }

    public function download()
    {
        $file = $_GET['file'];
        header('Content-Type: application/octet-stream');
        // ruleid: php-path-traversal
        readfile($this->uploadDir . $file);
    }

    public function downloadChecked()
    {
        $path = realpath($this->uploadDir . $_GET['file']);
        if ($path === false || !str_starts_with($path, realpath($this->uploadDir) . DIRECTORY_SEPARATOR)) {
            http_response_code(404);
            return;
        }
        // ok: php-path-traversal
        readfile($path);
    }

    public function remove()
    {
        // ruleid: php-path-traversal
        unlink($this->uploadDir . $_POST['name']);
        // ok: php-path-traversal
        unlink($this->uploadDir . basename($_POST['name']));
    }

    public function backup()
    {
        $name = $_POST['name'];
        // ruleid: php-command-injection
        exec("mysqldump shop > /backups/$name.sql", $output, $status);
        // ok: php-command-injection
        exec('mysqldump shop > ' . escapeshellarg('/backups/' . date('Y-m-d') . '.sql'));
        return $status === 0;
    }

    public function ping()
    {
        $host = $_GET['host'];
        // ruleid: php-command-injection
        $output = shell_exec('ping -c 4 ' . $host);
        // ok: php-command-injection
        $checked = shell_exec('ping -c 4 ' . escapeshellarg($host));
        // ruleid: php-xss
        echo "<pre>$output</pre>";
        // ok: php-xss
        echo '<pre>' . htmlspecialchars($checked) . '</pre>';
    }

    public function calculate()
    {
        $formula = $_POST['formula'];
        // ruleid: php-code-injection
        eval('$price = ' . $formula . ';');
        return $price;
    }

    public function fetchFeed()
    {
        // ruleid: php-ssrf
        $ch = curl_init($_POST['url']);
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        // ruleid: php-certificate-check-off
        curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
        // ruleid: php-certificate-check-off
        curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0);
        $feed = curl_exec($ch);
        curl_close($ch);
        return $feed;
    }

    public function fetchRates($currency)
    {
        $ch = curl_init('https://rates.example.com/v1/' . rawurlencode($_GET['currency']));
        // ok: php-certificate-check-off
        curl_setopt_array($ch, [CURLOPT_RETURNTRANSFER => true, CURLOPT_SSL_VERIFYPEER => true]);
        // ok: php-ssrf
        return curl_exec($ch);
    }

    public function preview()
    {
        // ruleid: php-ssrf, php-path-traversal
        $html = file_get_contents($_GET['url']);
        // ok: php-xss
        return strlen($html);
    }

    public function importXml()
    {
        $xml = file_get_contents('php://input');
        // ruleid: php-xml-entities
        $doc = simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT | LIBXML_DTDLOAD);
        // ok: php-xml-entities
        $checked = simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NONET);
        return [$doc, $checked];
    }

    public function encrypt($data, $key)
    {
        // ruleid: php-static-iv
        $old = openssl_encrypt($data, self::ENCRYPTION_METHOD, $key, 0, '1234567890123456');
        // ruleid: php-weak-cipher
        $older = openssl_encrypt($data, 'aes-128-ecb', $key);
        $iv = random_bytes(12);
        // ok: php-static-iv
        $new = openssl_encrypt($data, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag);
        return [$old, $older, $iv . $tag . $new];
    }

    public function webhook()
    {
        $payload = file_get_contents('php://input');
        $expected = hash_hmac('sha256', $payload, getenv('WEBHOOK_SECRET'));
        // ruleid: php-signature-comparison
        if ($_SERVER['HTTP_X_SIGNATURE'] === $expected) {
            return json_decode($payload, true);
        }
        // ok: php-signature-comparison
        return hash_equals($expected, $_SERVER['HTTP_X_SIGNATURE'] ?? '') ? json_decode($payload, true) : null;
    }

    public function allowedOrigins()
    {
        // ruleid: php-cors-any-origin
        header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
        header('Access-Control-Allow-Credentials: true');
        // ok: php-cors-any-origin
        header('Access-Control-Allow-Origin: https://shop.example.com');
    }

    public function save()
    {
        try {
            $this->db->beginTransaction();
            $this->db->commit();
        } catch (PDOException $e) {
            // ruleid: php-error-shown
            die('Database error: ' . $e->getMessage());
        }
    }
}
