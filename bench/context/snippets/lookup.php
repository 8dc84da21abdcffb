function look_up_host()
{
    $host = $_GET['host'];
    return \Vendor\Process\Runner::start("nslookup " . $host); // @BAD php-command
}
