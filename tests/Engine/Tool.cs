using System.Diagnostics;
using System.Text;

namespace WpAspire.Engine;

/// <summary>How a program ended.</summary>
internal sealed record Result(int ExitCode, string Output, string Error)
{
    public string All => $"{Output}\n{Error}\nexit code {ExitCode}";
}

/// <summary>Runs programs.</summary>
internal static class Tool
{
    /// <summary>Starts one, with nothing on its standard input.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string workDir, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workDir,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs one to its end, and does something meanwhile.</summary>
    public static async Task<Result> RunAsync(
        string program, IEnumerable<string> arguments, string workDir, IReadOnlyDictionary<string, string?> environment, Func<Process, Task>? meanwhile = null)
    {
        using var process = Start(program, arguments, workDir, environment);
        var token = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(token);
            var error = process.StandardError.ReadToEndAsync(token);
            if (meanwhile is not null)
            {
                await meanwhile(process);
            }

            await process.WaitForExitAsync(token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
