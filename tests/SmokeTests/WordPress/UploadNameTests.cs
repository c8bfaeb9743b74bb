using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A site that runs what the tests send it.</summary>
public sealed class EvaluatingSite(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder.WithPage("evaluate.php");
}

/// <summary>Uploads of the same name: nobody's file takes the place of another's. Each test has names of its own.</summary>
public sealed class UploadNameTests(EvaluatingSite site) : IClassFixture<EvaluatingSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_belongs_to_the_upload_that_it_was_found_for()
    {
        Assert.Equal("""["note.txt","note-1.txt"]""", await RunAsync("return [ basename( wp_upload_bits( 'note.txt', null, 'one' )['file'] ), basename( wp_upload_bits( 'note.txt', null, 'two' )['file'] ) ];"));

        // Another request is quicker, twice, after WordPress has found the name and before it is written to.
        Assert.Equal("""["memo-3.txt","mine","hers","his"]""", await RunAsync(
            """
            wp_upload_bits( 'memo.txt', null, 'first' );
            add_filter( 'wp_unique_filename', static function ( $name, $extension, $directory ) {
                file_put_contents( "$directory/memo-1.txt", 'hers' );
                file_put_contents( "$directory/memo-2.txt", 'his' );
                return $name;
            }, 5, 3 );
            $file = wp_upload_bits( 'memo.txt', null, 'mine' )['file'];
            $directory = dirname( $file );
            return [ basename( $file ), file_get_contents( $file ), file_get_contents( "$directory/memo-1.txt" ), file_get_contents( "$directory/memo-2.txt" ) ];
            """));

        // Whoever only asks for a free name, or wants to replace a file, gets what WordPress has found.
        Assert.Equal("""["asked.txt","asked.txt",false,"note.txt"]""", await RunAsync(
            """
            $directory = wp_upload_dir()['path'];
            return [ wp_unique_filename( $directory, 'asked.txt' ), wp_unique_filename( $directory, 'asked.txt' ), file_exists( "$directory/asked.txt" ), wp_unique_filename( $directory, 'x', fn () => 'note.txt' ) ];
            """));

        // What can not be moved there leaves no empty file behind.
        Assert.Equal("true", await RunAsync(
            """
            require_once ABSPATH . 'wp-admin/includes/file.php';
            file_put_contents( '/tmp/failing.txt', 'text' );
            add_filter( 'pre_move_uploaded_file', static function () { unlink( '/tmp/failing.txt' ); } );
            $file = [ 'name' => 'failing.txt', 'type' => 'text/plain', 'tmp_name' => '/tmp/failing.txt', 'error' => 0, 'size' => 4 ];
            return isset( wp_handle_sideload( $file, [ 'test_form' => false ] )['error'] );
            """));
        Assert.Equal("false", await RunAsync("return file_exists( wp_upload_dir()['path'] . '/failing.txt' );"));

        async Task<string> RunAsync(string php) => (await site.Container.EvaluateAsync(php, Cancellation)).GetRawText();
    }

    /// <summary>Each time, another request is quicker after WordPress has found the first free name and before it is written to.</summary>
    [Theory]
    [InlineData("x", "set_error_handler( static fn () => true );")]
    [InlineData("y", "add_filter( 'wp_handle_sideload_prefilter', static function ( $file ) { wp_tempnam( 'scan' ); return $file; } );")]
    public async Task A_name_belongs_to_its_upload_whatever_a_plugin_does(string name, string plugin)
    {
        var files = await site.Container.EvaluateAsync(
            $$"""
            require_once ABSPATH . 'wp-admin/includes/file.php';
            {{plugin}}
            wp_upload_bits( '{{name}}.txt', null, 'first' );
            add_filter( 'wp_unique_filename', static function ( $name, $extension, $directory ) {
                if ( '{{name}}-1.txt' === $name ) {
                    file_put_contents( "$directory/$name", 'hers' );
                }
                return $name;
            }, 5, 3 );
            file_put_contents( '/tmp/mine.txt', 'mine' );
            $upload = [ 'name' => '{{name}}.txt', 'type' => 'text/plain', 'tmp_name' => '/tmp/mine.txt', 'error' => 0, 'size' => 4 ];
            $file   = wp_handle_sideload( $upload, [ 'test_form' => false ] )['file'];
            return [ basename( $file ), file_get_contents( $file ), file_get_contents( dirname( $file ) . '/{{name}}-1.txt' ) ];
            """, Cancellation);
        Assert.Equal($"""["{name}-2.txt","mine","hers"]""", files.GetRawText());
    }

    [Fact]
    public async Task An_upload_of_an_empty_file_stays()
    {
        Assert.Equal("false", (await site.Container.EvaluateAsync("return wp_upload_bits( 'empty.txt', null, '' )['error'];", Cancellation)).GetRawText());
        Assert.Equal("0", (await site.Container.EvaluateAsync("return filesize( wp_upload_dir()['path'] . '/empty.txt' );", Cancellation)).GetRawText());
    }

    [Fact]
    public async Task An_image_that_two_cut_in_the_block_editor_at_once_becomes_two_files()
    {
        var edited = await site.Container.EvaluateAsync(
            """
            require_once ABSPATH . 'wp-admin/includes/image.php';
            wp_set_current_user( 1 );
            ob_start();
            imagejpeg( imagecreatetruecolor( 300, 200 ) );
            $image = wp_upload_bits( 'view.jpg', null, ob_get_clean() )['file'];
            $id    = wp_insert_attachment( [ 'post_mime_type' => 'image/jpeg', 'post_title' => 'view' ], $image );
            wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $image ) );
            add_filter( 'wp_unique_filename', static function ( $name, $extension, $directory ) {
                if ( 'view-edited.jpg' === $name ) {
                    file_put_contents( "$directory/$name", 'hers' );
                }
                return $name;
            }, 5, 3 );
            $request = new WP_REST_Request( 'POST', "/wp/v2/media/$id/edit" );
            $request->set_param( 'src', wp_get_attachment_url( $id ) );
            $request->set_param( 'modifiers', [ [ 'type' => 'crop', 'args' => [ 'left' => 0, 'top' => 0, 'width' => 50, 'height' => 50 ] ] ] );
            $mine = get_attached_file( rest_do_request( $request )->get_data()['id'] );
            return [ basename( $mine ), getimagesize( $mine )[0], file_get_contents( dirname( $image ) . '/view-edited.jpg' ) ];
            """, Cancellation);
        Assert.Equal("""["view-edited-1.jpg",150,"hers"]""", edited.GetRawText());
    }
}
