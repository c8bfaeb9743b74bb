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

	/** Once it is smaller, the large one is gone, and the next may come while the sizes of this one are made. */
	public function resize( $max_w, $max_h, $crop = false ) {
		$result = parent::resize( $max_w, $max_h, $crop );
		if ( true === $result && ! Wordpress_Image_Memory::is_large( $this->size['width'], $this->size['height'] ) ) {
			$this->end_turn();
		}
		return $result;
	}

	public function __destruct() {
		$this->image = null;
		$this->end_turn();
	}

	private function end_turn(): void {
		if ( $this->has_turn ) {
			$this->has_turn = false;
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
