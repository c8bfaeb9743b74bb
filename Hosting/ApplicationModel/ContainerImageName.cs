namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The parts of the name of an image: <c>registry/image:tag@sha256:digest</c>.</summary>
internal sealed record ContainerImageName(string? Registry, string Image, string? Tag, string? Digest)
{
    public static ContainerImageName Parse(string name)
    {
        var rest = name;
        string? digest = null;
        string? tag = null;
        string? registry = null;

        if (rest.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            digest = ParseDigest(rest[(at + 1)..]);
            rest = rest[..at];
        }

        // A colon before the last slash belongs to the registry's port.
        if (rest.LastIndexOf(':') is >= 0 and var colon && colon > rest.LastIndexOf('/'))
        {
            tag = rest[(colon + 1)..];
            rest = rest[..colon];
        }

        // The engine's rule: the first part is a registry if it looks like a host.
        if (rest.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && (rest[..slash].AsSpan().ContainsAny('.', ':') || rest[..slash] == "localhost"))
        {
            registry = rest[..slash];
            rest = rest[(slash + 1)..];
        }

        if (rest.Length == 0 || tag is "" || rest.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '_' or '-' or '/')))
        {
            throw new DistributedApplicationException($"The image name '{name}' is invalid: it is [registry/]name[:tag][@sha256:digest], and the name has only lower-case letters, digits, '.', '_', '-' and '/'.");
        }

        return new(registry, rest, tag, digest);
    }

    public static string ParseDigest(string digest)
    {
        var hex = digest.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) ? digest["sha256:".Length..] : digest;
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigit)
            ? hex.ToLowerInvariant()
            : throw new DistributedApplicationException($"The image digest '{digest}' is invalid: it is 'sha256:' and 64 hexadecimal digits.");
    }
}
