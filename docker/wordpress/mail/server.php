<?php
// The mail server of the environment, for WordPress and for PHP's own mail().

function use_mail_server( PHPMailer\PHPMailer\PHPMailer $mailer ): void {
	$mailer->isSMTP();
	$mailer->Host = getenv_docker( 'WORDPRESS_SMTP_HOST', '' );
	$mailer->Port = (int) getenv_docker( 'WORDPRESS_SMTP_PORT', 587 );
	$user         = (string) getenv_docker( 'WORDPRESS_SMTP_USER', '' );
	if ( '' !== $user ) {
		$mailer->SMTPAuth = true;
		$mailer->Username = $user;
		$mailer->Password = (string) getenv_docker( 'WORDPRESS_SMTP_PASSWORD', '' );
	}
	$protocol            = strtolower( (string) getenv_docker( 'WORDPRESS_SMTP_PROTOCOL', '' ) );
	$mailer->SMTPSecure  = in_array( $protocol, [ 'tls', 'ssl' ], true ) ? $protocol : '';
	$mailer->SMTPAutoTLS = 'none' !== $protocol;
}

/** WordPress takes its own host name for the sender's, and its own mailer refuses one without a dot. */
function dotted_sender( string $sender ): string {
	return preg_match( '/@[^.]+$/', $sender ) ? $sender . '.localdomain' : $sender;
}
