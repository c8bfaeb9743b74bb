using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>Uploads in a bucket: WordPress works as it does with a folder. Each test has names of its own.</summary>
public sealed class UploadsInS3Tests(S3Site site) : IClassFixture<S3Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_that_an_editor_uploads_is_in_the_bucket_with_its_sizes_until_it_is_deleted()
    {
        var photo = await PhotoAsync(3000, 2000);
        var answer = await site.UploadAsync("view.jpg", photo, "image/jpeg", Cancellation);
        Assert.True(answer.GetProperty("success").GetBoolean(), answer.GetRawText());
        var url = new Uri(answer.GetProperty("data").GetProperty("url").GetString()!).AbsolutePath;
        var month = url[..^"/view-scaled.jpg".Length][^7..];

        var objects = (await site.Store.ObjectsAsync(Cancellation)).Where(static o => o.Key.Contains("/view", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(
            [.. new[] { "view-1024x683.jpg", "view-150x150.jpg", "view-1536x1024.jpg", "view-2048x1365.jpg", "view-300x200.jpg", "view-768x512.jpg", "view-scaled.jpg", "view.jpg" }.Select(n => $"{month}/{n}")],
            objects.Keys.Order(StringComparer.Ordinal));
        Assert.All(objects.Values, static type => Assert.Equal("image/jpeg", type));

        // The site itself serves it, at the address that it always had, in parts and only if it has changed.
        using var whole = await GetAsync($"/wp-content/uploads/{month}/view.jpg");
        Assert.Equal(photo, await whole.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(("image/jpeg", "max-age=86400, public"), (whole.Content.Headers.ContentType!.MediaType, string.Join(", ", whole.Headers.CacheControl!.ToString().Split(", ").Order())));
        using var part = await GetAsync($"/wp-content/uploads/{month}/view.jpg", static r => r.Headers.Range = new RangeHeaderValue(2, 5));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(photo[2..6], await part.Content.ReadAsByteArrayAsync(Cancellation));
        using var unchanged = await GetAsync($"/wp-content/uploads/{month}/view.jpg", r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        // Cut in the block editor, regenerated, and deleted.
        var id = answer.GetProperty("data").GetProperty("id").GetInt32();
        Assert.Equal("""["view-edited.jpg",true,1500,true]""", await EvaluateAsync(
            $$"""
            require_once ABSPATH . 'wp-admin/includes/image.php';
            wp_set_current_user( 1 );
            $request = new WP_REST_Request( 'POST', '/wp/v2/media/{{id}}/edit' );
            $request->set_param( 'src', wp_get_attachment_url( {{id}} ) );
            $request->set_param( 'modifiers', [ [ 'type' => 'crop', 'args' => [ 'left' => 0, 'top' => 0, 'width' => 50, 'height' => 50 ] ] ] );
            $edited = get_attached_file( rest_do_request( $request )->get_data()['id'] );
            $image  = get_attached_file( {{id}} );
            $size   = path_join( dirname( $image ), 'view-150x150.jpg' );
            unlink( $size );
            wp_update_attachment_metadata( {{id}}, wp_generate_attachment_metadata( {{id}}, wp_get_original_image_path( {{id}} ) ) );
            return [ basename( $edited ), is_file( $edited ), getimagesize( $edited )[0], is_file( $size ) ];
            """));
        await EvaluateAsync($"wp_delete_attachment( {id}, true );");
        Assert.All((await site.Store.ObjectsAsync(Cancellation)).Keys.Where(static k => k.Contains("/view", StringComparison.Ordinal)), static k => Assert.Contains("-edited", k, StringComparison.Ordinal));
        using var gone = await GetAsync($"/wp-content/uploads/{month}/view.jpg");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        // WordPress's own page.
        Assert.Contains("wp-block", await gone.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_one_name_at_the_same_moment_are_several()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => site.UploadAsync("note.txt", Encoding.UTF8.GetBytes($"note {n}"), "text/plain", Cancellation)));

        var urls = answers.Select(static a => new Uri(a.GetProperty("data").GetProperty("url").GetString()!).AbsolutePath).ToList();
        Assert.Equal(4, urls.Distinct().Count());
        var contents = await Task.WhenAll(urls.Select(async url =>
        {
            using var response = await GetAsync(url);
            Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            return await response.Content.ReadAsStringAsync(Cancellation);
        }));
        Assert.Equal(["note 0", "note 1", "note 2", "note 3"], contents);
    }

    [Fact]
    public async Task PHPs_own_functions_work_and_no_code_is_run_from_there()
    {
        Assert.Equal("""["Hello you",9,false,["b.txt"],true,false,"memo","lines",false]""", await EvaluateAsync(
            """
            $folder = wp_upload_dir()['basedir'] . '/plugin data/ü+&';
            wp_mkdir_p( $folder );
            file_put_contents( "$folder/a.txt", 'Jello' );
            file_put_contents( "$folder/a.txt", ' you', FILE_APPEND );
            $file = fopen( "$folder/a.txt", 'r+' );
            fwrite( $file, 'H' );
            fclose( $file );
            rename( "$folder/a.txt", "$folder/b.txt" );
            $seen = [ file_get_contents( "$folder/b.txt" ), filesize( "$folder/b.txt" ), file_exists( "$folder/a.txt" ), scandir( $folder ), is_dir( dirname( $folder ) ) ];
            file_put_contents( "$folder/code.php", '<?php return "run";' );
            $seen[] = @include "$folder/code.php";
            copy( "$folder/b.txt", "$folder/c.txt" );
            $file = fopen( "$folder/c.txt", 'w+' );
            fwrite( $file, 'memo' );
            rewind( $file );
            $seen[] = fread( $file, 9 );
            fclose( $file );
            file_put_contents( "$folder/d.txt", "two\nlines" );
            $seen[] = file( "$folder/d.txt", FILE_IGNORE_NEW_LINES )[1];
            $seen[] = @file_get_contents( wp_upload_dir()['basedir'] . '/../wp-config.php' );
            return $seen;
            """));
        using var code = await GetAsync("/wp-content/uploads/plugin%20data/%C3%BC%2B&/code.php");
        Assert.Equal(HttpStatusCode.NotFound, code.StatusCode);
    }

    [Fact]
    public async Task What_a_plugin_has_closed_is_closed()
    {
        await EvaluateAsync(
            """
            $folder = wp_upload_dir()['basedir'] . '/orders';
            file_put_contents( "$folder/.htaccess", 'deny from all' );
            file_put_contents( "$folder/2026/bill.pdf", 'bill' );
            file_put_contents( wp_upload_dir()['basedir'] . '/styles/site.css', 'body{}' );
            file_put_contents( wp_upload_dir()['basedir'] . '/styles/dump.sql', 'SELECT' );
            """);

        foreach (var (path, status) in new[] { ("orders/2026/bill.pdf", 403), ("orders/.htaccess", 404), ("styles/site.css", 200), ("styles/dump.sql", 404), ("styles/", 404) })
        {
            using var response = await GetAsync($"/wp-content/uploads/{path}");
            Assert.True(status == (int)response.StatusCode, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task What_can_not_be_written_is_told_and_nothing_of_it_stays()
    {
        // The bucket takes the name, and not what is to be in it.
        var answer = await site.UploadAsync("refused.txt", "text"u8.ToArray(), "text/plain", Cancellation);
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Equal("Could not write file uploads://blog-uploads/" + DateTime.UtcNow.ToString("yyyy/MM", null) + "/refused.txt", answer.GetProperty("data").GetProperty("message").GetString());
        Assert.Equal("""["Could not write file","image_save_error",false]""", await EvaluateAsync(
            """
            $folder = wp_upload_dir()['path'];
            imagepng( imagecreatetruecolor( 300, 200 ), '/tmp/local.png' );
            $image = wp_get_image_editor( '/tmp/local.png' );
            return [ substr( wp_upload_bits( 'refused-too.txt', null, 'text' )['error'], 0, 20 ), $image->save( "$folder/refused.png" )->get_error_code(), file_exists( "$folder/refused.png" ) ];
            """));
        // The name is given back when the request ends.
        await Condition.UntilAsync(async () => !(await site.Store.ObjectsAsync(Cancellation)).Keys.Any(static k => k.Contains("refused", StringComparison.Ordinal)), "nothing of it stays", Cancellation);
        Assert.Equal("0", await EvaluateAsync("return count( get_posts( [ 'post_type' => 'attachment', 'title' => 'refused' ] ) );"));
        Assert.Contains("(AccessDenied)", await site.Container.GetLogAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_S3_is_away_uploads_fail_with_a_sentence_and_the_site_goes_on()
    {
        await site.Store.PauseAsync(Cancellation);
        try
        {
            var answer = await site.UploadAsync("lost.txt", "text"u8.ToArray(), "text/plain", Cancellation);
            Assert.False(answer.GetProperty("success").GetBoolean());
            Assert.StartsWith("The uploaded file could not be moved to blog-uploads/", answer.GetProperty("data").GetProperty("message").GetString(), StringComparison.Ordinal);

            using var page = await GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            using var ready = await GetAsync("/readyz");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            using var file = await GetAsync("/wp-content/uploads/2026/11/any.jpg");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, file.StatusCode);
            Assert.NotNull(file.Headers.RetryAfter);
        }
        finally
        {
            await site.Store.ResumeAsync(Cancellation);
        }

        Assert.True((await site.UploadAsync("found.txt", "text"u8.ToArray(), "text/plain", Cancellation)).GetProperty("success").GetBoolean());
        Assert.DoesNotContain((await site.Store.ObjectsAsync(Cancellation)).Keys, static k => k.Contains("lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_of_personal_data_is_an_archive_in_the_bucket()
    {
        var seen = await EvaluateAsync(
            """
            require_once ABSPATH . 'wp-admin/includes/admin.php';
            require_once ABSPATH . 'wp-admin/includes/admin-filters.php';
            $request = wp_create_user_request( 'lois@example.com', 'export_personal_data' );
            update_post_meta( $request, '_export_data_grouped', [] );
            do_action( 'wp_privacy_personal_data_export_file', $request );
            return substr( file_get_contents( wp_privacy_exports_dir() . get_post_meta( $request, '_export_file_name', true ) ), 0, 2 );
            """);
        Assert.Equal("\"PK\"", seen);
    }

    [Fact]
    public async Task Sites_of_a_network_have_folders_of_their_own()
        => Assert.Equal("""["uploads://blog-uploads/sites/2/2026/11",true,"/elsewhere"]""", (await EvaluateAsync(
            """
            $folders = apply_filters( 'upload_dir', [ 'path' => WP_CONTENT_DIR . '/uploads/sites/2/2026/11', 'basedir' => '/elsewhere' ] );
            return [ $folders['path'], is_dir( $folders['path'] ), $folders['basedir'] ];
            """)).Replace("\\/", "/", StringComparison.Ordinal));

    private async Task<byte[]> PhotoAsync(int width, int height)
        => Convert.FromBase64String((await site.Container.EvaluateAsync($"ob_start(); imagejpeg( imagecreatetruecolor( {width}, {height} ) ); return base64_encode( ob_get_clean() );", Cancellation)).GetString()!);

    private async Task<string> EvaluateAsync(string php) => (await site.Container.EvaluateAsync(php, Cancellation)).GetRawText();

    private async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        using var client = site.Container.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return await client.SendAsync(request, Cancellation);
    }
}
