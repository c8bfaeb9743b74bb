namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The names of a site, separated by commas or spaces: the first is its own, the others lead there, or to sites of its network.</summary>
internal sealed class DomainNamesAttribute : AllowedAttribute
{
    /// <summary>As many as AWS lets a certificate have, unless one asks for more.</summary>
    private const int Most = 10;

    private const string Wildcard = "*.";

    private static readonly char[] s_separators = [',', ' '];
    private static readonly DomainNameAttribute s_name = new();

    public override string Allowed =>
        $"a domain name such as blog.example.com, or up to {Most} different ones separated by commas, of which the first is the site's own (www.example.com, example.com) and those of a network's sites may be *.example.com";

    public override object? Read(string text)
    {
        var names = text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        var read = names.Select(static (name, place) => place > 0 && name.StartsWith(Wildcard, StringComparison.Ordinal)
            ? s_name.Read(name[Wildcard.Length..]) is string parent ? Wildcard + parent : null
            : s_name.Read(name) as string).ToList();
        return read.Count is > 0 and <= Most && !read.Contains(null) && read.Distinct().Count() == read.Count ? string.Join(',', read) : null;
    }
}
