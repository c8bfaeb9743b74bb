using System.Text;
using CliWrap;

namespace WpAspire.Hosting.Containers;

/// <summary>
/// The container runtime's command line, which Aspire drives, too: Docker's, or Podman's where
/// <c>ASPIRE_CONTAINER_RUNTIME</c> or the machine says so.
/// </summary>
internal sealed class ContainerRuntime(IConfiguration configuration)
{
    /// <summary>The most characters that are kept of what a command writes, of each of its two outputs.</summary>
    public const int MostOutput = 256 * 1024;

    private static readonly string[] s_known = ["docker", "podman"];

    private readonly Lazy<string> _program = new(() =>
        configuration["ASPIRE_CONTAINER_RUNTIME"] ?? configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"] ?? s_known.FirstOrDefault(IsOnPath) ?? s_known[0]);

    /// <summary>The program's name.</summary>
    public string Program => _program.Value;

    /// <summary>A command of it, for further configuration. It has no validation of its exit code.</summary>
    public Command Command(params IEnumerable<string> arguments) =>
        Cli.Wrap(Program).WithArguments(arguments).WithValidation(CommandResultValidation.None);

    /// <summary>Runs a command of it to its end.</summary>
    /// <exception cref="DistributedApplicationException">The program could not be started.</exception>
    public async Task<RuntimeResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var output = new FirstCharacters(MostOutput);
        var error = new FirstCharacters(MostOutput);
        try
        {
            var result = await Command(arguments)
                .WithStandardOutputPipe(output.Pipe)
                .WithStandardErrorPipe(error.Pipe)
                .ExecuteAsync(cancellationToken);
            return new RuntimeResult(result.ExitCode, output.ToString(), error.ToString()) { IsTruncated = output.IsTruncated || error.IsTruncated };
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new DistributedApplicationException($"The container runtime's command line `{Program}` cannot be started, or is not in PATH: run `make setup`, or install it.", exception);
        }
    }

    /// <summary>The name of the first container that runs and passes all filters of <c>ps</c>; <see langword="null"/> if none does.</summary>
    public async Task<string?> FindAsync(string[] filters, CancellationToken cancellationToken)
    {
        var listed = await RunAsync(["ps", .. filters.SelectMany(static f => new[] { "--filter", f }), "--format", "{{.Names}}"], cancellationToken);
        return listed.ExitCode == 0 ? listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() : null;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(directory => File.Exists(Path.Combine(directory, OperatingSystem.IsWindows() ? program + ".exe" : program)));

    /// <summary>Keeps the first characters of what is written and drops the rest, so that no writer can fill the memory.</summary>
    private sealed class FirstCharacters(int most)
    {
        private readonly StringBuilder _kept = new();

        public bool IsTruncated { get; private set; }

        public PipeTarget Pipe => PipeTarget.Create(async (stream, cancellationToken) =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var buffer = new char[8192];
            int read;
            while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
            {
                var room = Math.Min(read, most - _kept.Length);
                _kept.Append(buffer, 0, room);
                IsTruncated |= room < read;
            }
        });

        public override string ToString() => _kept.ToString();
    }
}
