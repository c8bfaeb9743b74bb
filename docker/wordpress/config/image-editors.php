<?php
// WordPress's image editors, of which one at a time has a large image in memory (images.php).

trait Wordpress_Image_Turns {
	private bool $has_turn = false;

	public function load() {
		if ( Wordpress_Image_Memory::is_too_large( $this->file ) ) {
			return new WP_Error( 'invalid_image', Wordpress_Image_Memory::sentence(), $this->file );
		}
		$this->has_turn = $this->has_turn || Wordpress_Image_Memory::take_turn( $this->file );
		return parent::load();
	}

	/** Where uploads are in S3, PHP does not tell who closes a file that it could not be written. */
	protected function _save( $image, $filename = null, $mime_type = null ) {
		$saved = parent::_save( $image, $filename, $mime_type );
		return is_array( $saved ) && class_exists( 'WpAspire\Uploads\Files', false ) && WpAspire\Uploads\Files::has_failed( $saved['path'] )
			? new WP_Error( 'image_save_error', __( 'Image Editor Save Failed' ) )
			: $saved;
	}

	public function __destruct() {
		// Both the large image and those made of it are gone before the next may come: only then the system has the memory back.
		$this->image = null;
		if ( $this->has_turn ) {
			Wordpress_Image_Memory::end_turn();
		}
	}
}

final class Wordpress_Image_Editor_GD extends WP_Image_Editor_GD {
	use Wordpress_Image_Turns;
}

if ( class_exists( 'WP_Image_Editor_Imagick', false ) ) {
	final class Wordpress_Image_Editor_Imagick extends WP_Image_Editor_Imagick {
		use Wordpress_Image_Turns;
	}
}
