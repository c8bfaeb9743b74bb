using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.Packages.Tests;

/// <summary>Programs that run to their end.</summary>
internal static class Tool
{
    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public static async Task<string> RunAsync(string program, string directory, params string[] arguments)
    {
        var result = await TryAsync(program, directory, arguments);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {result.ExitCode}\n{result.StandardOutput}{result.StandardError}");
        return result.StandardOutput.Trim();
    }

    /// <summary>Runs a program.</summary>
    public static async Task<BufferedCommandResult> TryAsync(string program, string directory, params string[] arguments) =>
        await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(directory)
            .WithEnvironmentVariables(static e => e.Set("DOTNET_CLI_TELEMETRY_OPTOUT", "1").Set("MSBUILDDISABLENODEREUSE", "1"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Encoding.UTF8, TestContext.Current.CancellationToken);
}
