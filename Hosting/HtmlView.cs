using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;

namespace WpAspire.Hosting;

/// <summary>A page, or a part of one, whose markup is a Razor file. What is put into it is encoded; only markup stays markup.</summary>
internal abstract class HtmlView : RazorPageBase
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    protected HtmlView() => HtmlEncoder = s_encoder;

    /// <inheritdoc/>
    public override TextWriter Output { get; } = new StringWriter();

    /// <summary>The markup.</summary>
    public async Task<HtmlString> RenderAsync()
    {
        await ExecuteAsync();
        return new HtmlString(Output.ToString());
    }

    /// <summary>A style sheet or a script that is part of a page.</summary>
    /// <param name="page">The page's type, whose assembly has it.</param>
    /// <param name="file">The file's name, without its folder.</param>
    public static HtmlString Embedded(Type page, string file)
    {
        using var reader = new StreamReader(page.Assembly.GetManifestResourceStream(file)!);
        return new HtmlString(reader.ReadToEnd());
    }

    /// <inheritdoc/>
    public override void BeginContext(int position, int length, bool isLiteral)
    {
        // For diagnostics alone.
    }

    /// <inheritdoc/>
    public override void EndContext()
    {
        // For diagnostics alone.
    }

    /// <inheritdoc/>
    public override void EnsureRenderedBodyOrSections()
    {
        // There are no layouts.
    }
}
