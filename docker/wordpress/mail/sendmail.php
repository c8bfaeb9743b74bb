<?php
// What PHP's mail() hands a message to: the message on standard input, its recipients in its headers, and perhaps
// `-f sender`. It goes to the same server as WordPress' mail, with WordPress' own mailer. The exit codes are
// sendmail's; 75, "later", is not among them, because PHP takes it for success and nothing here tries again.

use PHPMailer\PHPMailer\PHPMailer;

const NOT_A_MESSAGE = 65;
const UNAVAILABLE   = 69;
const NO_SERVER     = 78;

function give_up( int $code, string $why ): never {
	fwrite( STDERR, "mail(): $why\n" );
	exit( $code );
}

require '/usr/local/lib/wordpress/config/environment.php';
require __DIR__ . '/server.php';
foreach ( [ 'Exception', 'PHPMailer', 'SMTP' ] as $class ) {
	require "/var/www/html/wp-includes/PHPMailer/$class.php";
}

if ( '' === (string) getenv_docker( 'WORDPRESS_SMTP_HOST', '' ) ) {
	give_up( NO_SERVER, 'there is no mail server: set WORDPRESS_SMTP_HOST.' );
}

[ $head, $body ] = preg_split( '/\r?\n\r?\n/', stream_get_contents( STDIN ), 2 ) + [ '', '' ];
$unfolded        = preg_replace( '/\r?\n[ \t]+/', ' ', $head );

// Which addresses there are, the server knows better.
PHPMailer::$validator = static fn ( string $address ): bool => str_contains( $address, '@' );
$addresses            = static function ( string $headers ) use ( $unfolded ): array {
	preg_match_all( "/^(?:$headers):(.*)$/mi", $unfolded, $found );
	$lists = array_map( static fn ( string $list ): array => PHPMailer::parseAddresses( trim( $list ) ), $found[1] );
	return array_values( array_unique( array_column( array_merge( ...$lists ), 'address' ) ) );
};

$recipients = $addresses( 'To|Cc|Bcc' );
if ( ! $recipients ) {
	give_up( NOT_A_MESSAGE, 'the message has no recipient.' );
}

$own    = (string) getenv_docker( 'WORDPRESS_SMTP_FROM_EMAIL', '' );
$given  = getopt( 'f:r:tio:F:' );
$sender = $own ?: ( $given['f'] ?? $given['r'] ?? $addresses( 'From' )[0] ?? 'wordpress@' . gethostname() );
$sender = dotted_sender( $sender );

$head = preg_replace( '/^Bcc:.*(?:\r?\n[ \t].*)*\r?\n?/mi', '', $head );
if ( ! preg_match( '/^From:/mi', $head ) ) {
	$head = "From: $sender\r\n$head";
}
if ( ! preg_match( '/^Date:/mi', $head ) ) {
	$head = 'Date: ' . PHPMailer::rfcDate() . "\r\n$head";
}

try {
	$mailer = new PHPMailer( true );
	use_mail_server( $mailer );
	$mailer->smtpConnect();
	$server = $mailer->getSMTPInstance();
	$sent   = $server->mail( $sender );
	foreach ( $recipients as $recipient ) {
		$sent = $sent && $server->recipient( $recipient );
	}
	if ( ! $sent || ! $server->data( rtrim( $head ) . "\r\n\r\n" . $body ) ) {
		$error = $server->getError();
		give_up( UNAVAILABLE, trim( "{$error['error']} {$error['detail']}" ) );
	}
	$mailer->smtpClose();
} catch ( Exception $exception ) {
	give_up( UNAVAILABLE, $exception->getMessage() );
}
