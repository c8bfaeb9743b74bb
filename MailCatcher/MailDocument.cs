using MimeKit.Text;

namespace WpAspire.MailCatcher;

/// <summary>
/// The HTML of a message as a page of its own, made for a frame that may run nothing. What keeps a stranger's HTML
/// apart is the policy and the sandbox, which the browser enforces; what is taken out here would do nothing but fetch.
/// </summary>
internal static class MailDocument
{
    /// <summary>What such a page's frame may do: open a link in a window of its own, and nothing else.</summary>
    public const string Sandbox = "allow-popups allow-popups-to-escape-sandbox";

    // They load, redirect or change where links lead to.
    private static readonly HashSet<HtmlTagId> s_removed =
    [
        HtmlTagId.Base, HtmlTagId.Link, HtmlTagId.Meta, HtmlTagId.Script, HtmlTagId.IFrame, HtmlTagId.Frame, HtmlTagId.FrameSet,
        HtmlTagId.Object, HtmlTagId.Embed, HtmlTagId.Applet, HtmlTagId.Title,
    ];

    private static readonly HashSet<HtmlTagId> s_removedWithContent = [HtmlTagId.Script, HtmlTagId.Title, HtmlTagId.Object, HtmlTagId.IFrame, HtmlTagId.Applet];

    /// <summary>The policy of such a page. Remote images tell their server who reads, so that they are not loaded unasked.</summary>
    /// <param name="withRemoteImages">Whether images of other servers are loaded.</param>
    public static string ContentSecurityPolicy(bool withRemoteImages) =>
        $"default-src 'none'; img-src data:{(withRemoteImages ? " http: https:" : "")}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox {Sandbox}";

    /// <summary>The page.</summary>
    /// <param name="html">The HTML as sent.</param>
    /// <param name="images">The images of the message, as <c>data:</c> addresses by their content identifier.</param>
    public static string Create(string html, IReadOnlyDictionary<string, string> images)
    {
        var converter = new HtmlToHtml
        {
            FilterComments = true,
            HtmlTagCallback = (tag, writer) => Write(tag, writer, images),
        };
        // Light whatever the page's theme: HTML mail is written for white paper.
        return $"<!doctype html><html><head><meta charset=\"utf-8\"><base target=\"_blank\"><style>:root{{color-scheme:light;background:#fff}}body{{margin:12px;overflow-wrap:anywhere}}</style></head><body>{converter.Convert(html)}</body></html>";
    }

    private static void Write(HtmlTagContext tag, HtmlWriter writer, IReadOnlyDictionary<string, string> images)
    {
        // A second <body> is none: what it says about colours goes to the first.
        if (s_removed.Contains(tag.TagId))
        {
            tag.DeleteTag = true;
            tag.DeleteEndTag = true;
            tag.SuppressInnerContent = s_removedWithContent.Contains(tag.TagId);
            return;
        }

        // Of an end tag a browser reads the name alone, and more than that cannot be written.
        tag.WriteTag(writer, writeAttributes: false);
        foreach (var attribute in tag.IsEndTag ? [] : tag.Attributes.AsEnumerable())
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Id == HtmlAttributeId.Target)
            {
                continue;
            }

            if (attribute.Id is HtmlAttributeId.Src or HtmlAttributeId.Background && attribute.Value is { } value && value.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
            {
                writer.WriteAttribute(attribute.Name, images.GetValueOrDefault(Uri.UnescapeDataString(value["cid:".Length..]), "data:,"));
            }
            else
            {
                writer.WriteAttribute(attribute);
            }
        }
    }
}
