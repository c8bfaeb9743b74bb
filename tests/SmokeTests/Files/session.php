<?php
// What a plugin that uses sessions does, slowly enough for another request of the same visitor to come between.
require __DIR__ . '/wp-load.php';
$has_session = @session_start();
$visits      = $_SESSION['visits'] ?? 0;
usleep( 50_000 );
$_SESSION['visits'] = $visits + 1;
header( 'Content-Type: application/json' );
echo json_encode( [ 'session' => $has_session, 'visits' => $_SESSION['visits'] ] );
