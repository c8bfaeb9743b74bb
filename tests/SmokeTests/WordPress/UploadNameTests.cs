using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>Uploads of the same name: nobody's file takes the place of another's.</summary>
public sealed class UploadNameTests(SmokeTestAssembly assembly)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_belongs_to_the_upload_that_it_was_found_for()
    {
        var database = await assembly.CreateDatabaseAsync(Cancellation);
        await using var site = new WordPressBuilder(assembly.Images.WordPress).WithDatabase(database).WithPage("evaluate.php").Build();
        await site.StartAsync(Cancellation);

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

        async Task<string> RunAsync(string php) => (await site.EvaluateAsync(php, Cancellation)).GetRawText();
    }
}
