namespace WpAspire.Hosting.Orchestration;

/// <summary>How this AppHost is started once more.</summary>
internal static class OwnProcess
{
    /// <summary>The command: the executable, and the application where that is <c>dotnet</c>.</summary>
    public static IReadOnlyList<string> Command()
    {
        var executable = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(executable) == "dotnet"
            ? [executable, Environment.GetCommandLineArgs()[0]]
            : [executable];
    }

    /// <summary>
    /// What the command line set, as environment variables: a value may be a secret, and all users can read arguments.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Settings(AppHostArguments arguments) =>
        arguments.Settings.GroupBy(static s => s.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static s => s.Key.Replace(":", "__", StringComparison.Ordinal), static string? (s) => s.Last().Value);
}
