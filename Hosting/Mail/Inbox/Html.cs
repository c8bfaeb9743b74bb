using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace WpAspire.Hosting.Mail.Inbox;

/// <summary>
/// Markup, written as an interpolated string. What is put into it is encoded, as text or between the quotes of an attribute;
/// only what is markup itself stays markup.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int formattedCount)
{
    private const int UsualText = 16;

    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literalLength + (formattedCount * UsualText));

    /// <summary>Markup of the program's own, such as a style sheet.</summary>
    public static Html Constant(string markup)
    {
        var html = new Html(markup.Length, 0);
        html.AppendLiteral(markup);
        return html;
    }

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => _markup.Append(s_encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => _markup.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Html? markup) => _markup.Append(markup?._markup);

    public void AppendFormatted(IEnumerable<Html> markup)
    {
        foreach (var part in markup)
        {
            AppendFormatted(part);
        }
    }

    public override string ToString() => _markup.ToString();
}
