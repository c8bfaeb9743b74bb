<?php
// A blog as it is after a while: twelve posts of some length in two categories, with comments. Run in a container of
// the site (php8.4 < content.php).
require '/var/www/html/wp-load.php';

$sentence   = 'The quick brown fox jumps over the lazy dog while the editor looks for a better sentence. ';
$paragraph  = "<!-- wp:paragraph -->\n<p>" . trim( str_repeat( $sentence, 6 ) ) . "</p>\n<!-- /wp:paragraph -->\n\n";
$categories = array_map( static fn ( string $name ): int => wp_insert_term( $name, 'category' )['term_id'], [ 'News', 'Notes' ] );

for ( $number = 1; $number <= 12; $number++ ) {
	$post = wp_insert_post(
		[
			'post_title'    => "Benchmark post $number",
			'post_content'  => str_repeat( $paragraph, 5 ),
			'post_status'   => 'publish',
			'post_author'   => 1,
			'post_category' => [ $categories[ $number % 2 ] ],
			'post_date'     => sprintf( '2025-01-%02d 12:00:00', $number ),
		],
		true
	);
	for ( $comment = 1; $comment <= 3; $comment++ ) {
		wp_insert_comment(
			[
				'comment_post_ID'      => $post,
				'comment_author'       => "Reader $comment",
				'comment_author_email' => "reader$comment@example.com",
				'comment_content'      => $sentence,
				'comment_approved'     => 1,
			]
		);
	}
}
// The post that came with the installation is of today, and would be another one in every run.
wp_delete_post( 1, true );
