using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WpAspire.EndToEnd;

/// <summary>A person with a browser: logs in with the form, and works through the REST API.</summary>
internal sealed partial class SiteClient(Uri site, string userName, string password) : IDisposable
{
    // Longer than a hundred others at the same time may hold a request up.
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(5) };

    public Uri Site => site;

    public async Task<string> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"GET {path}: {(int)response.StatusCode} {body}");
        return body;
    }

    /// <summary>A request of its own making, in this session.</summary>
    public async Task<JsonElement> GetJsonAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"GET {request.RequestUri}: {(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async Task<byte[]> DownloadAsync(string url) => await _http.GetByteArrayAsync(new Uri(url), TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Logs in with the form and lets the REST API know this session.</summary>
    public async Task LogInAsync()
    {
        await GetAsync("/wp-login.php");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["log"] = userName,
            ["pwd"] = password,
            ["redirect_to"] = new Uri(site, "/wp-admin/").ToString(),
            ["testcookie"] = "1",
        });
        using var response = await _http.PostAsync(new Uri("/wp-login.php", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/wp-admin/", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("id=\"wpadminbar\"", page, StringComparison.Ordinal);

        var nonce = await GetAsync("/wp-admin/admin-ajax.php?action=rest-nonce");
        _http.DefaultRequestHeaders.Remove("X-WP-Nonce");
        _http.DefaultRequestHeaders.Add("X-WP-Nonce", nonce);
    }

    /// <summary>Uploads an image.</summary>
    /// <returns>Its address, and those of the smaller ones that WordPress has made of it.</returns>
    public async Task<(string Image, string[] Smaller)> UploadImageAsync(byte[] png)
    {
        using var content = new ByteArrayContent(png);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "picture.png" };
        var image = await PostAsync("/wp-json/wp/v2/media", content);
        var address = image.GetProperty("source_url").GetString()!;
        return (address, [.. image.GetProperty("media_details").GetProperty("sizes").EnumerateObject().Select(static s => s.Value.GetProperty("source_url").GetString()!).Where(a => a != address)]);
    }

    /// <summary>Uploads an image and publishes a post that shows it.</summary>
    /// <returns>The post's and the image's addresses.</returns>
    public async Task<(string Post, string Image)> PublishAsync(string title, byte[] png)
    {
        var (imageUrl, _) = await UploadImageAsync(png);
        using var post = JsonContent.Create(new { title, status = "publish", content = $"<img src=\"{imageUrl}\">" });
        return ((await PostAsync("/wp-json/wp/v2/posts", post)).GetProperty("link").GetString()!, imageUrl);
    }

    /// <summary>Reads a file to its end.</summary>
    /// <returns>Its SHA-256.</returns>
    public async Task<byte[]> HashAsync(string url)
    {
        await using var stream = await _http.GetStreamAsync(new Uri(url), TestContext.Current.CancellationToken);
        return await SHA256.HashDataAsync(stream, TestContext.Current.CancellationToken);
    }

    /// <summary>Uploads a file.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> UploadAsync(MultipartFormDataContent form) => (await PostAsync("/wp-json/wp/v2/media", form)).GetProperty("source_url").GetString()!;

    public async Task<int> CountAsync(string collection)
    {
        using var response = await _http.GetAsync(new Uri($"/wp-json/wp/v2/{collection}?per_page=1", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return int.Parse(response.Headers.GetValues("X-WP-Total").Single(), null);
    }

    public void Dispose() => _http.Dispose();

    public static string TitleOf(string page) => WebUtility.HtmlDecode(TitlePattern().Match(page).Groups[1].Value);

    private async Task<JsonElement> PostAsync(string path, HttpContent content)
    {
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"POST {path}: {(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex TitlePattern();
}
