<?php
// Runs code in the global scope, where code of WordPress expects to be.

eval( $wp_code );
