<?php

// ruleid: php-session-fixation
session_id($_GET['sid']);
// ruleid: php-session-fixation
ini_set('session.use_trans_sid', 1);
// ruleid: php-session-fixation
ini_set('session.use_only_cookies', 0);
// ok: php-session-fixation
session_id();
// ok: php-session-fixation
ini_set('session.use_only_cookies', 1);
// ok: php-session-fixation
session_regenerate_id(true);
