using System.Net;
using System.Net.Http.Headers;
using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A site in a container that is small for what is asked of it.</summary>
public sealed class SmallSite(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    protected override WordPressBuilder Configure(WordPressBuilder builder) => builder
        .WithReadOnlyRoot()
        .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "evaluate.php"), "/var/www/html/evaluate.php", AccessMode.ReadOnly)
        .WithEnvironment("PHP_UPLOAD_MAX", "1G")
        .WithCreateParameterModifier(parameters =>
        {
            parameters.HostConfig!.Memory = 400 * 1024 * 1024;
            parameters.HostConfig.Mounts = [.. parameters.HostConfig.Mounts ?? [], new() { Type = "volume", Target = "/var/www/html/wp-content/uploads" }];
        });
}

/// <summary>What takes much memory, while others use the site.</summary>
public sealed class MemoryTests(SmallSite site) : IClassFixture<SmallSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_of_300_MB_is_taken_in_and_nobody_dies_of_it()
    {
        using var client = site.Container.CreateClient();
        using var form = new MultipartFormDataContent { { new StreamContent(new MemoryStream(new byte[300 * 1024 * 1024])), "file", "large.bin" } };
        using var response = await client.PostAsync(new Uri("/wp-login.php", UriKind.Relative), form, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await AssertNobodyWasKilledAsync();
        Assert.Equal("", await site.Container.RunAsync(Cancellation, "ls", "/var/www/html/wp-content/uploads/.incoming"));
        using var hidden = await site.Container.GetAsync("/wp-content/uploads/.incoming/", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Photos_are_decoded_one_after_the_other_and_one_that_can_not_fit_is_refused_in_WordPresss_words()
    {
        // 92 MB each, in a container with 112 MB for images.
        var photo = await site.Container.EvaluateAsync("ini_set('memory_limit', '-1'); $i = imagecreatetruecolor(4900, 4900); imagejpeg($i, '/tmp/photo.jpg'); return base64_encode(file_get_contents('/tmp/photo.jpg'));", Cancellation);
        var bytes = Convert.FromBase64String(photo.GetString()!);
        var password = (await site.Container.EvaluateAsync("return WP_Application_Passwords::create_new_application_password(1, ['name' => 'photos'])[0];", Cancellation)).GetString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => UploadAsync($"photo{number}.jpg", bytes, password!)));
        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.Created, answer.Content));

        // The size that a picture says it has is enough: 8000 by 6000.
        var large = bytes.ToArray();
        var frame = large.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (large[frame + 5], large[frame + 6], large[frame + 7], large[frame + 8]) = (6000 >> 8, 6000 & 255, 8000 >> 8, 8000 & 255);
        var refused = await UploadAsync("large.jpg", large, password!);
        Assert.NotEqual(HttpStatusCode.Created, refused.Status);
        Assert.Contains("The server cannot process the image.", refused.Content, StringComparison.Ordinal);
        await AssertNobodyWasKilledAsync();
    }

    [Fact]
    public async Task A_limit_that_does_not_fit_is_said_at_the_start_and_what_exceeds_it_is_refused()
    {
        var result = await DockerCli.TryAsync(
            ["run", "--rm", "--memory=400m", "--read-only", "--tmpfs=/tmp", "--tmpfs=/var/www/html/wp-content/uploads:uid=33", TestRun.LabelArgument, "--env=PHP_UPLOAD_MAX=1G",
             "--env=WORDPRESS_DB_HOST=127.0.0.1:1", "--env=WORDPRESS_DB_WAIT_TIMEOUT=1", site.Assembly.Images.WordPress],
            Cancellation);
        Assert.Contains("wordpress: a file of PHP_UPLOAD_MAX=1G does not fit into this container's memory, which /tmp is part of: the limit is 28M.", result.Error, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Content)> UploadAsync(string name, byte[] bytes, string password)
    {
        using var client = site.Container.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{WordPressBuilder.Username}:{password}")));
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name };
        using var response = await client.PostAsync(new Uri("/wp-json/wp/v2/media", UriKind.Relative), content, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task AssertNobodyWasKilledAsync()
    {
        Assert.Equal("false running\n", await DockerCli.RunAsync(["inspect", "--format={{.State.OOMKilled}} {{.State.Status}}", site.Container.Id], Cancellation));
        Assert.DoesNotContain("SIGKILL", await site.Container.GetLogAsync(Cancellation), StringComparison.Ordinal);
    }
}
