using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Verbs;

/// <summary>What the verbs write. No secret gets through, whatever the text came from.</summary>
/// <param name="masker">Knows the secrets.</param>
/// <param name="output">Takes what is written to standard output, in its place.</param>
/// <param name="error">Takes what is written to standard error, in its place.</param>
internal sealed class ConsoleOutput(ISecretMasker masker, TextWriter? output = null, TextWriter? error = null)
{
    /// <summary>Whether a person watches: a terminal, and not a CI system.</summary>
    public bool IsInteractive =>
        output is null
        && !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("CI") is null or ""
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>Writes a line to standard output.</summary>
    public void Line(string text = "") => (output ?? Console.Out).WriteLine(masker.Mask(text));

    /// <summary>Writes a line to standard output as it is: for a secret that was asked for.</summary>
    public void LineUnmasked(string text) => (output ?? Console.Out).WriteLine(text);

    /// <summary>Writes one sentence on what went wrong to standard error.</summary>
    public void Error(string message) => (error ?? Console.Error).WriteLine(masker.Mask($"error: {message}"));
}
