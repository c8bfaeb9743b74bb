namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The rules for the names of resources, endpoints and sites.</summary>
internal static class ModelName
{
    public const int MaxLength = 64;
    public const int SiteMaxLength = 32;

    public static void ValidateName(string target, string name)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(name);

        if (Problem(name, MaxLength) is { } problem)
        {
            throw new DistributedApplicationException(
                $"{target} name '{name}' is invalid: it {problem}. A name starts with a letter, has only ASCII letters, digits and single hyphens, does not end with a hyphen, and is at most {MaxLength} characters long.");
        }
    }

    /// <summary>A site's name becomes part of names of networks, volumes and files, so it is in lower case and short.</summary>
    public static void ValidateSiteName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        var problem = Problem(name, SiteMaxLength) ?? (name.Any(char.IsAsciiLetterUpper) ? "has upper-case letters" : null);
        if (problem is not null)
        {
            throw new DistributedApplicationException(
                $"Site name '{name}' is invalid: it {problem}. A site name starts with a letter, has only lower-case ASCII letters, digits and single hyphens, does not end with a hyphen, and is at most {SiteMaxLength} characters long.");
        }
    }

    /// <summary>An environment's name becomes part of names of files and of what is deployed.</summary>
    public static void ValidateEnvironmentName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        var other = name.FirstOrDefault(static c => !char.IsAsciiLetterOrDigit(c) && c != '-');
        var problem = name.Length == 0 ? "is empty" : name.Length > SiteMaxLength ? $"has {name.Length} characters" : other != default ? ForbiddenCharacter(other) : null;
        if (problem is not null)
        {
            throw new DistributedApplicationException(
                $"Environment name '{name}' is invalid: it {problem}. An environment name has only ASCII letters, digits and hyphens, and is at most {SiteMaxLength} characters long.");
        }
    }

    private static string? Problem(string name, int maxLength)
    {
        if (name.Length == 0)
        {
            return "is empty";
        }

        if (name.Length > maxLength)
        {
            return $"has {name.Length} characters";
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return ForbiddenCharacter(c);
            }
        }

        if (!char.IsAsciiLetter(name[0]))
        {
            return "does not start with a letter";
        }

        if (name.Contains("--", StringComparison.Ordinal))
        {
            return "has two hyphens together";
        }

        return name[^1] == '-' ? "ends with a hyphen" : null;
    }

    private static string ForbiddenCharacter(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) ? $"contains the character U+{(int)c:X4}" : $"contains the character '{c}'";
}
