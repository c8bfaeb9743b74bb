namespace WpAspire.EndToEnd.Dashboard;

/// <summary>The pictures in the README, which the tests take where they are told to.</summary>
internal static class Pictures
{
    /// <summary>The directory for them; <see langword="null"/> where none are taken.</summary>
    public static string? Directory { get; } =
        Environment.GetEnvironmentVariable("WPASPIRE_SCREENSHOTS") is { Length: > 0 } directory ? Path.Combine(Repository.Root, directory) : null;
}
