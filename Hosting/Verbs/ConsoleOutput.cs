using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Verbs;

/// <summary>What the verbs write. No secret gets through, whatever the text came from.</summary>
internal sealed class ConsoleOutput(ISecretMasker masker)
{
    /// <summary>Whether a person watches: a terminal, and not a CI system.</summary>
    public static bool IsInteractive =>
        !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("CI") is null or ""
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>Writes a line to standard output.</summary>
    public void Line(string text = "") => Console.Out.WriteLine(masker.Mask(text));

    /// <summary>Writes a line to standard output as it is: for a secret that was asked for.</summary>
    public static void LineUnmasked(string text) => Console.Out.WriteLine(text);

    /// <summary>Writes one sentence on what went wrong to standard error.</summary>
    public void Error(string message) => Console.Error.WriteLine(masker.Mask($"error: {message}"));
}
