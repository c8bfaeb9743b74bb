namespace WpAspire.Hosting.Secrets;

/// <summary>Keeps values of one site of one AppHost for later runs: generated passwords, remembered ports.</summary>
internal interface IUserSecretsManager
{
    /// <summary>The file in which the values are, or would be.</summary>
    string FilePath { get; }

    /// <summary>All values, with flat keys such as <c>Parameters:mariadb-password</c>.</summary>
    IReadOnlyDictionary<string, string?> Values { get; }

    /// <summary>Gets a value.</summary>
    string? Get(string key);

    /// <summary>Keeps a value.</summary>
    void Set(string key, string value);

    /// <summary>Keeps several values with one write; <see langword="null"/> removes a key.</summary>
    void Set(IReadOnlyCollection<KeyValuePair<string, string?>> values);

    /// <summary>
    /// Says that a value may have to be generated. When the first of them is wanted, all that are missing are
    /// generated and written at once.
    /// </summary>
    void Register(string key, Func<string> generator, Func<bool> isWanted);

    /// <summary>Gets a value, and generates and keeps it first where there is none.</summary>
    string GetOrGenerate(string key, Func<string> generator);
}
