using System.Diagnostics;
using System.Text;

namespace WpAspire.EndToEnd;

/// <summary>How a program ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;
}

/// <summary>Programs that a site's user starts, in a home directory of the test.</summary>
internal static class Programs
{
    // Where the machine keeps what all of its users share: packages, tools and the client's plugins.
    private static readonly string s_userHome = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Starts one, and returns at once.</summary>
    public static Process Begin(string home, string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = home;
        start.Environment["DOTNET_CLI_HOME"] = s_userHome;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(s_userHome, ".nuget", "packages");
        start.Environment["DOCKER_CONFIG"] = Environment.GetEnvironmentVariable("DOCKER_CONFIG") ?? Path.Combine(s_userHome, ".docker");
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of one.</summary>
    public static async Task<ProcessResult> EndAsync(Process process)
    {
        using (process)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Site.Patience);
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return new ProcessResult(process.ExitCode, await output, await error);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }
    }
}
