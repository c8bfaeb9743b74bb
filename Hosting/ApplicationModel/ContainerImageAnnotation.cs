using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The image of a container.</summary>
[DebuggerDisplay("Image = {Registry}/{Image}:{Tag}")]
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    private string? _tag;
    private string? _sha256;

    /// <summary>The registry, such as <c>ghcr.io</c>, or <see langword="null"/> for the engine's default.</summary>
    public string? Registry { get; set; }

    /// <summary>The name of the image, such as <c>library/redis</c>.</summary>
    public required string Image { get; set; }

    /// <summary>The tag. Setting it clears <see cref="SHA256"/>.</summary>
    public string? Tag
    {
        get => _tag;
        set
        {
            _tag = value;
            if (value is not null)
            {
                _sha256 = null;
            }
        }
    }

    /// <summary>The digest in hexadecimal digits, without a prefix. Setting it clears <see cref="Tag"/>.</summary>
    public string? SHA256
    {
        get => _sha256;
        set
        {
            _sha256 = value;
            if (value is not null)
            {
                _tag = null;
            }
        }
    }
}
