<?php
// See first-password.php.

require dirname( __DIR__ ) . '/config/environment.php';
require __DIR__ . '/status.php';
require __DIR__ . '/first-password.php';

ignore_user_abort( true );
FirstPassword::write();
