<?php
// Mail. A container has no mail server; with WORDPRESS_SMTP_HOST, mail goes to that one.

if ( '' !== (string) getenv_docker( 'WORDPRESS_SMTP_HOST', '' ) ) {
	add_early_filter(
		'phpmailer_init',
		static function ( $mailer ): void {
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
	);

	$wordpress_sender = (string) getenv_docker( 'WORDPRESS_SMTP_FROM_EMAIL', '' );
	if ( '' !== $wordpress_sender ) {
		add_early_filter( 'wp_mail_from', static fn (): string => $wordpress_sender );
	}
}
