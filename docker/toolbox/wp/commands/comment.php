<?php
// wp comment list | get | approve | unapprove | spam | unspam | trash | untrash | delete | meta

return static function ( Arguments $arguments ): Generator {
	$action  = $arguments->shift();
	$changes = [ 'approve' => 'approve', 'unapprove' => 'hold', 'spam' => 'spam', 'unspam' => 'hold', 'trash' => 'trash', 'untrash' => 'hold' ];
	match ( true ) {
		'list' === $action            => $arguments->allow_list( 'status', 'post_id', 'number', 'orderby', 'order', 'type', 'author_email' ),
		'get' === $action             => $arguments->allow_list(),
		isset( $changes[ $action ] )  => $arguments->allow(),
		'delete' === $action          => $arguments->allow( 'force' ),
		'meta' === $action            => null,
		default                       => stop( 'usage: wp comment list | get | approve | unapprove | spam | unspam | trash | untrash | delete | meta' ),
	};
	$find = static fn ( string $id ): WP_Comment => get_comment( (int) $id ) ?? stop( "there is no comment '$id'." );
	if ( 'meta' === $action ) {
		yield from meta_command( $arguments, 'comment', static fn ( string $id ): int => (int) $find( $id )->comment_ID );
		return;
	}
	$words = 'list' === $action ? [] : $arguments->need_rest( "comment $action <id>" );
	yield LOAD_SITE;
	$fields = 'comment_ID,comment_post_ID,comment_date,comment_approved,comment_author,comment_author_email';
	switch ( $action ) {
		case 'list':
			print_list( array_map( static fn ( WP_Comment $comment ): array => $comment->to_array(), get_comments( $arguments->only( 'status', 'post_id', 'number', 'orderby', 'order', 'type', 'author_email' ) ) ), $arguments, $fields );
			break;
		case 'get':
			print_item( $find( $words[0] )->to_array(), $arguments, "$fields,comment_author_url,comment_author_IP,comment_content,comment_type,comment_parent,user_id" );
			break;
		default:
			foreach ( array_map( $find, $words ) as $comment ) {
				( 'delete' === $action ? wp_delete_comment( $comment, $arguments->has( 'force' ) ) : wp_set_comment_status( $comment, $changes[ $action ] ) ) || stop( "this could not be done to comment {$comment->comment_ID}." );
				success( "Comment {$comment->comment_ID}: $action." );
			}
	}
};
