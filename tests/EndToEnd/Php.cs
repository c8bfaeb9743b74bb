namespace WpAspire.EndToEnd;

/// <summary>Code that runs inside WordPress.</summary>
internal static class Php
{
    /// <summary>Runs it in one of the site's containers.</summary>
    /// <returns>What it wrote.</returns>
    public static Task<string> EvaluateAsync(string container, string code) =>
        Docker.ExecAsync(container, "php8.4", "-r", $"require '/var/www/html/wp-load.php'; {code}");
}
