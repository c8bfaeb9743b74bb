namespace WpAspire.WordPress;

/// <summary>PHP code that is sent into a container, because it is no part of the container's image.</summary>
internal static class PhpScripts
{
    /// <summary>Installs a site of the official image.</summary>
    public static string InstallOfficial { get; } = Read("install-official.php");

    /// <summary>Lets a site know its application password.</summary>
    public static string ApplicationPassword { get; } = Read("application-password.php");

    private static string Read(string name)
    {
        using var stream = typeof(PhpScripts).Assembly.GetManifestResourceStream($"WpAspire.WordPress.Site.Php.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
