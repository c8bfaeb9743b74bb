<?php
// Mail. A container has no mail server; with WORDPRESS_SMTP_HOST, mail goes to that one. What plugins send with PHP's
// own mail() goes there, too (mail/sendmail.php).

if ( '' !== (string) getenv_docker( 'WORDPRESS_SMTP_HOST', '' ) ) {
	add_early_filter(
		'phpmailer_init',
		static function ( $mailer ): void {
			require_once '/usr/local/lib/wordpress/mail/server.php';
			use_mail_server( $mailer );
		}
	);

	add_early_filter(
		'wp_mail_from',
		static function ( $sender ): string {
			require_once '/usr/local/lib/wordpress/mail/server.php';
			$own = (string) getenv_docker( 'WORDPRESS_SMTP_FROM_EMAIL', '' );
			return '' !== $own ? $own : dotted_sender( (string) $sender );
		}
	);
}
