namespace WpAspire.MailCatcher.Tests;

/// <summary>How a stranger's HTML is shown.</summary>
public class MailDocumentTests
{
    private static readonly Dictionary<string, string> s_images = new() { ["logo@mail"] = "data:image/png;base64,AAAA" };

    [Theory]
    [InlineData("<script>alert(1)</script>", "alert")]
    [InlineData("<p onclick=\"alert(1)\">x</p>", "alert")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=http://evil.example\">", "evil.example")]
    [InlineData("<base href=\"http://evil.example/\">", "evil.example")]
    [InlineData("<link rel=\"stylesheet\" href=\"http://evil.example/a.css\">", "evil.example")]
    [InlineData("<iframe src=\"http://evil.example/\"></iframe>", "evil.example")]
    [InlineData("<object data=\"http://evil.example/\"></object>", "evil.example")]
    [InlineData("<embed src=\"http://evil.example/\">", "evil.example")]
    [InlineData("<!--[if mso]><img src=\"http://evil.example/\"><![endif]-->", "evil.example")]
    [InlineData("<a href=\"/x\" target=\"_top\">x</a>", "_top")]
    public void What_loads_runs_or_leads_elsewhere_is_taken_out(string html, string dangerous) =>
        Assert.DoesNotContain(dangerous, MailDocument.Create($"<p>before</p>{html}<p>after</p>", s_images), StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<iframe src=\"http://evil.example/\"></iframe>")]
    [InlineData("<base href=\"http://evil.example/\">")]
    public void The_rest_stays(string html)
    {
        var page = MailDocument.Create($"<html><head><style>p{{color:red}}</style></head><body bgcolor=\"#eee\"><p style=\"margin:0\">before</p>{html}<a href=\"https://example.com/?a=1&amp;b=2\">after</a></body></html>", s_images);

        Assert.Contains("<style>p{color:red}</style>", page, StringComparison.Ordinal);
        Assert.Contains("bgcolor=\"#eee\"", page, StringComparison.Ordinal);
        Assert.Contains("<p style=\"margin:0\">before</p>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.com/?a=1&amp;b=2\">after</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>one</p align=\"center\">two", "<p>one</p>two")]
    [InlineData("<td width=100\" bgcolor=\"red\">one</td bgcolor=red>", "one</td>")]
    [InlineData("</a href='x'title='y'>one", "</a>one")]
    public void What_an_end_tag_says_beside_its_name_is_left_out(string html, string shown) =>
        Assert.Contains(shown, MailDocument.Create(html, s_images), StringComparison.Ordinal);

    [Fact]
    public void Images_of_the_message_are_put_into_the_page_and_missing_ones_are_empty()
    {
        var page = MailDocument.Create("<img src=\"cid:logo%40mail\" alt=\"Logo\"><img src=\"CID:none\">", s_images);

        Assert.Contains("<img src=\"data:image/png;base64,AAAA\" alt=\"Logo\"/>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cid:", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_policy_lets_nothing_run_and_nothing_load_unasked()
    {
        var policy = MailDocument.ContentSecurityPolicy(withRemoteImages: false).Split("; ");

        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("img-src data:", policy);
        Assert.Contains("form-action 'none'", policy);
        Assert.Contains("frame-ancestors 'self'", policy);
        Assert.Contains(policy, static d => d.StartsWith("sandbox ", StringComparison.Ordinal));
        Assert.DoesNotContain(policy, static d => d.Contains("allow-scripts", StringComparison.Ordinal) || d.Contains("allow-same-origin", StringComparison.Ordinal) || d.StartsWith("script-src", StringComparison.Ordinal));
        Assert.Contains("img-src data: http: https:", MailDocument.ContentSecurityPolicy(withRemoteImages: true).Split("; "));
    }
}
