<?php

// ruleid: php-wordpress-nonce-missing
function save_color()
{
    if (!current_user_can('manage_options')) {
        wp_die('No.');
    }
    update_option('color', sanitize_text_field($_POST['color']));
}

// ruleid: php-wordpress-nonce-missing
function remove_wish()
{
    global $wpdb;
    if (isset($_GET['id'])) {
        $wpdb->query($wpdb->prepare("DELETE FROM {$wpdb->prefix}wishes WHERE id = %d", $_GET['id']));
    }
}

// ok: php-wordpress-nonce-missing
function save_color_checked()
{
    check_admin_referer('save_color');
    update_option('color', sanitize_text_field($_POST['color']));
}

// ok: php-wordpress-nonce-missing
function save_meta($post_id)
{
    if (!isset($_POST['nonce']) || !wp_verify_nonce($_POST['nonce'], 'save_meta')) {
        return;
    }
    update_post_meta($post_id, 'meta', sanitize_text_field($_POST['meta']));
}

// ok: php-wordpress-nonce-missing
function show_wish()
{
    global $wpdb;
    return $wpdb->query($wpdb->prepare("SELECT * FROM {$wpdb->prefix}wishes WHERE id = %d", $_GET['id']));
}

// ok: php-wordpress-nonce-missing
function install()
{
    add_option('color', 'red');
}

class Settings
{
    // ruleid: php-wordpress-nonce-missing
    public function save()
    {
        update_user_meta(get_current_user_id(), 'color', $_POST['color']);
    }

    // ok: php-wordpress-nonce-missing
    public function saveChecked()
    {
        $this->verify_nonce();
        update_user_meta(get_current_user_id(), 'color', $_POST['color']);
    }
}
