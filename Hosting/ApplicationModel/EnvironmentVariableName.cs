namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Makes names of environment variables of names of the model.</summary>
internal static class EnvironmentVariableName
{
    public static string Encode(string name)
    {
        if (name.Length == 0)
        {
            return "_";
        }

        var encoded = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return char.IsAsciiDigit(encoded[0]) ? "_" + encoded : encoded;
    }
}
