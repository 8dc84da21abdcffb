<?php
/**
 * Plugin Name: Wishlist
 * Description: Lists of wishes for the customers of a WordPress shop.
 */

if (!defined('ABSPATH')) {
    exit;
}

add_action('wp_ajax_wishlist_add', 'wishlist_add');
add_action('wp_ajax_nopriv_wishlist_search', 'wishlist_search');
add_action('wp_ajax_wishlist_delete', 'wishlist_delete');
add_action('admin_post_wishlist_settings', 'wishlist_settings');
add_shortcode('wishlist', 'wishlist_shortcode');

function wishlist_search()
{
    global $wpdb;
    $term = $_POST['term'];
    $table = $wpdb->prefix . 'wishlist';
    // ruleid: php-sql-injection
    $rows = $wpdb->get_results("SELECT * FROM $table WHERE title LIKE '%$term%'");
    // ok: php-sql-injection
    $checked = $wpdb->get_results(
        $wpdb->prepare("SELECT * FROM $table WHERE title LIKE %s", '%' . $wpdb->esc_like($term) . '%')
    );
    wp_send_json([$rows, $checked]);
}

function wishlist_add()
{
    global $wpdb;
    $table = $wpdb->prefix . 'wishlist';
    check_ajax_referer('wishlist', 'nonce');
    $title = sanitize_text_field($_POST['title']);
    // ok: php-sql-injection
    $wpdb->insert($table, ['title' => $title, 'user_id' => get_current_user_id()]);
    $id = intval($_POST['product']);
    // ok: php-sql-injection
    $product = $wpdb->get_row("SELECT * FROM {$wpdb->posts} WHERE ID = $id");
    // ok: php-xss
    echo '<li>' . esc_html($product->post_title . $title) . '</li>';
    wp_die();
}

// ruleid: php-wordpress-nonce-missing
function wishlist_delete()
{
    global $wpdb;
    // ruleid: php-sql-injection
    $wpdb->query("DELETE FROM {$wpdb->prefix}wishlist WHERE id = " . $_POST['id']);
    wp_die();
}

function wishlist_settings()
{
    if (!current_user_can('manage_options')) {
        wp_die('No.');
    }
    check_admin_referer('wishlist_settings');
    // ok: php-wordpress-nonce-missing
    update_option('wishlist_title', sanitize_text_field($_POST['wishlist_title']));
    // ok: php-open-redirect
    wp_safe_redirect($_POST['back']);
    exit;
}

function wishlist_shortcode($attributes)
{
    $color = isset($_GET['color']) ? $_GET['color'] : 'red';
    $tab = isset($_GET['tab']) ? sanitize_key($_GET['tab']) : 'all';
    // ok: php-xss
    echo '<nav class="' . esc_attr($tab) . '"></nav>';
    // ruleid: php-xss
    echo '<div style="color: ' . $color . '">';
    // ok: php-xss
    return '<a href="' . esc_url($_GET['link'] ?? '') . '">' . esc_html($attributes['title']) . '</a></div>';
}
