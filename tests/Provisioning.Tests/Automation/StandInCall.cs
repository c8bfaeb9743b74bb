namespace WpAspire.Provisioning.Tests.Automation;

/// <summary>How the stand-in for <c>pulumi</c> was called once.</summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Environment">The environment variables.</param>
/// <param name="Input">What came through standard input.</param>
/// <param name="Interrupts">How many interrupts it got.</param>
public sealed record StandInCall(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string Input, int Interrupts)
{
    /// <summary>The arguments in one line, without those that every call has and the name of the event log.</summary>
    public string CommandLine
    {
        get
        {
            var arguments = Arguments.Where(static a => a != "--non-interactive").ToList();
            var log = arguments.IndexOf("--event-log");
            if (log >= 0)
            {
                arguments.RemoveRange(log, 2);
            }

            return string.Join(' ', arguments);
        }
    }

    /// <summary>Reads what a call has noted in its directory.</summary>
    public static StandInCall Read(string directory) => new(
        Parts(directory, "arguments"),
        Parts(directory, "environment").Select(static v => v.Split('=', 2)).ToDictionary(static v => v[0], static v => v[1], StringComparer.Ordinal),
        File.ReadAllText(Path.Combine(directory, "input")),
        File.ReadAllLines(Path.Combine(directory, "signals")).Length);

    private static string[] Parts(string directory, string file) => File.ReadAllText(Path.Combine(directory, file)).Split('\0')[..^1];
}
