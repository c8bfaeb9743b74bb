<?php
// Tells what WordPress sees of a request.
require __DIR__ . '/wp-load.php';
header( 'Content-Type: application/json' );
echo json_encode(
	[
		'ssl'             => is_ssl(),
		'address'         => $_SERVER['REMOTE_ADDR'],
		'host'            => $_SERVER['HTTP_HOST'],
		'forwarded_for'   => $_SERVER['HTTP_X_FORWARDED_FOR'] ?? '',
		'forwarded_proto' => $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '',
		'forged'          => array_keys( $_SERVER, 'forged', true ),
		'home'            => home_url(),
		'mail'            => isset( $_GET['mail'] ) ? mail_settings() : null,
	]
);

function mail_settings(): array {
	require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
	$mailer = new PHPMailer\PHPMailer\PHPMailer();
	do_action_ref_array( 'phpmailer_init', [ &$mailer ] );
	return [ $mailer->Mailer, $mailer->Host, $mailer->Port, $mailer->SMTPAuth, $mailer->Username, $mailer->Password, $mailer->SMTPSecure, apply_filters( 'wp_mail_from', '' ) ];
}
