using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using DotNet.Testcontainers.Configurations;
using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.S3;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>A site whose uploads are in S3, as strict as a container can be run: it has no place for them of its own.</summary>
public sealed partial class S3Site(SmokeTestAssembly assembly) : SharedSite(assembly)
{
    private CookieContainer _cookies = new();
    private string _nonce = "";

    public S3Store Store { get; } = new(assembly);

    public override async ValueTask InitializeAsync()
    {
        await Store.StartAsync(CancellationToken.None);
        await base.InitializeAsync();
        await Container.EvaluateAsync("return wp_insert_user( [ 'user_login' => 'lois', 'user_pass' => 'password of the editor', 'user_email' => 'lois@example.com', 'role' => 'editor' ] );", CancellationToken.None);
        // Once: of several at the same moment, WordPress forgets some.
        _cookies = await Container.SignInAsync(CancellationToken.None, "password of the editor", "lois");
        using var client = Container.CreateClient(_cookies);
        _nonce = Nonce().Match(await client.GetStringAsync(new Uri("/wp-admin/media-new.php?browser-uploader", UriKind.Relative), CancellationToken.None)).Groups[1].Value;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>Uploads a file as an editor does on the pages of the administration.</summary>
    public async Task<JsonElement> UploadAsync(string name, byte[] bytes, string type, CancellationToken cancellationToken)
    {
        using var client = Container.CreateClient(_cookies);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(name), "name" },
            { new StringContent("upload-attachment"), "action" },
            { new StringContent(_nonce), "_wpnonce" },
            { content, "async-upload", name },
        };
        using var response = await client.PostAsync(new Uri("/wp-admin/async-upload.php", UriKind.Relative), form, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    protected override WordPressBuilder Configure(WordPressBuilder builder) => Store.Environment
        .Aggregate(builder, static (b, variable) => b.WithEnvironment(variable.Key, variable.Value))
        .WithReadOnlyRoot()
        .WithBindMount(Path.Combine(AppContext.BaseDirectory, "Files", "evaluate.php"), "/var/www/html/evaluate.php", AccessMode.ReadOnly);

    [GeneratedRegex("\"_wpnonce\":\"(\\w+)\"")]
    private static partial Regex Nonce();
}
