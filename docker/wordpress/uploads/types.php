<?php
// The type of a file by its ending, as nginx has it.

namespace WpAspire\Uploads;

final class Types {
	private const FILE = '/etc/nginx/wordpress/mime.types';

	private static ?string $types = null;

	public static function of( string $path ): string {
		$ending = strtolower( pathinfo( $path, PATHINFO_EXTENSION ) );
		if ( ! preg_match( '/^\w+$/', $ending ) ) {
			return 'application/octet-stream';
		}
		self::$types ??= (string) @file_get_contents( self::FILE );
		$type          = preg_match( "/^ +(\S+)(?: [^ ;]+)* {$ending}[ ;]/m", self::$types, $match ) ? $match[1] : 'application/octet-stream';
		return str_starts_with( $type, 'text/' ) || 'application/javascript' === $type ? "$type; charset=utf-8" : $type;
	}
}
