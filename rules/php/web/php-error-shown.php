<?php

$conn = new mysqli('localhost', 'shop', getenv('PASSWORD'));
if ($conn->connect_error) {
    // ruleid: php-error-shown
    die('Connection failed: ' . $conn->connect_error);
}
if (!$conn->query('DELETE FROM baskets')) {
    // ruleid: php-error-shown
    echo 'Error: ' . mysqli_error($conn);
    // ok: php-error-shown
    error_log(mysqli_error($conn));
    // ok: php-error-shown
    echo 'Something went wrong.';
}

try {
    check();
} catch (InvalidArgumentException $e) {
    // ok: php-error-shown
    echo $e->getMessage();
}

try {
    save();
} catch (PDOException $e) {
    // ruleid: php-error-shown
    echo "Database error: " . $e->getMessage();
} catch (Exception $e) {
    error_log($e->getMessage());
    // ruleid: php-error-shown
    exit($e->getTraceAsString());
}

class SaveController
{
    public function save()
    {
        try {
            $this->store->save();
        } catch (\Throwable $e) {
            // ok: php-error-shown
            report($e);
            // ruleid: php-error-shown
            return response()->json(['error' => $e->getMessage()], 500);
        }
        // ok: php-error-shown
        return response()->json(['error' => $this->validator->errors()], 422);
    }
}

function missing($page, $db) {
    // ok: php-error-shown
    echo Message::error(sprintf('The page %s was not found.', htmlspecialchars($page)))->getDisplay();
    // ruleid: php-error-shown
    echo 'Failed: ' . $db->error;
}
