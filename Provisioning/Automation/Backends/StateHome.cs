namespace WpAspire.Provisioning.Automation.Backends;

/// <summary>
/// Where this user keeps what programs remember: <c>$XDG_STATE_HOME</c>, by default <c>~/.local/state</c>. What is ours is
/// in its directory <c>wpaspire</c>.
/// </summary>
internal static class StateHome
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The path of one of our directories.</summary>
    /// <param name="name">The directory's name.</param>
    /// <param name="environment">Gives an environment variable.</param>
    public static string PathOf(string name, Func<string, string?> environment) =>
        Path.Combine(environment("XDG_STATE_HOME") is { Length: > 0 } home ? home : Path.Combine(UserProfile, ".local", "state"), "wpaspire", name);

    /// <summary>The user's home directory, whether or not it exists.</summary>
    public static string UserProfile => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>Creates a directory that only this user can read.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="purpose">What it is, for the error: "state directory", say.</param>
    /// <param name="otherRemedy">What helps beside making it writable or moving it, if anything does.</param>
    /// <exception cref="DistributedApplicationException">It cannot be created.</exception>
    public static void Create(string path, string purpose, string? otherRemedy = null)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
                return;
            }

            Directory.CreateDirectory(path, OwnerOnly);
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var move = otherRemedy is null
                ? "make it writable, or set XDG_STATE_HOME to a directory that is"
                : $"make it writable, set XDG_STATE_HOME to a directory that is, or {otherRemedy}";
            throw new DistributedApplicationException($"The {purpose} '{path}' cannot be created ({exception.Message.TrimEnd('.')}): {move}.", exception);
        }
    }
}
