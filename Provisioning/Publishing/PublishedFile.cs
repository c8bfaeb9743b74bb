using System.Text;

namespace WpAspire.Provisioning.Publishing;

/// <summary>A file of a published site.</summary>
/// <param name="Path">Its path below the published directory, with <c>/</c>.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PublishedFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>A file of text, in UTF-8 without a byte order mark.</summary>
    public static PublishedFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The content as text.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);
}
