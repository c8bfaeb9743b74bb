namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The formats that a value in an expression can have: <c>$"{password:uri}"</c>.</summary>
internal static class ExpressionFormat
{
    public const string Uri = "uri";

    public static string Apply(string value, string format)
    {
        Validate(format);
        return System.Uri.EscapeDataString(value);
    }

    public static void Validate(string? format)
    {
        if (format is not null && !string.Equals(format, Uri, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"The expression format '{format}' is unknown: the only format is '{Uri}'.");
        }
    }
}
