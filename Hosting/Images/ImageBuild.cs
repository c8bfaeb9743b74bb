using System.Text.RegularExpressions;
using CliWrap;

namespace WpAspire.Hosting.Images;

/// <summary>
/// Builds an image with the container runtime's command line: with BuildKit where it has that, else with the classic
/// builder. (Aspire's own builds want BuildKit, and make an image with a new name at each start.)
/// </summary>
internal static partial class ImageBuild
{
    /// <summary>The label that says which AppHost an image was built for.</summary>
    public const string AppHostLabel = "wpaspire.apphost";

    /// <summary>The reference that an image with this build hash has.</summary>
    public static (string Name, string Tag) ReferenceFor(string resource, string buildHash) => ($"wpaspire/{resource.ToLowerInvariant()}", buildHash[..12]);

    /// <summary>Builds an image and tags it.</summary>
    /// <exception cref="DistributedApplicationException">There is no CLI, or a step of the Dockerfile failed.</exception>
    public static async Task RunAsync(ContainerRuntime runtime, ImageBuildRequest request, string reference, string appHost, Action<string> onOutput, CancellationToken cancellationToken)
    {
        var output = new List<string>();
        void Take(string line)
        {
            line = TerminalCodes().Replace(line, "");
            lock (output)
            {
                output.Add(line);
            }

            onOutput(line);
        }

        var environment = new Dictionary<string, string?> { ["BUILDKIT_PROGRESS"] = "plain" };
        var arguments = new List<string> { "build", "--force-rm", "--tag", reference, "--file", request.DockerfilePath, "--label", $"{AppHostLabel}={appHost}" };
        if (request.Stage is not null)
        {
            arguments.AddRange(["--target", request.Stage]);
        }

        foreach (var (name, value) in request.Arguments)
        {
            // Without `=value` the CLI takes it from its environment, so that no value is seen in the process list.
            arguments.AddRange(["--build-arg", name]);
            environment[name] = value;
        }

        foreach (var (name, value) in request.Secrets)
        {
            arguments.AddRange(["--secret", $"id={name},env={name}"]);
            environment[name] = value;
            environment["DOCKER_BUILDKIT"] = "1";
        }

        arguments.Add(request.ContextPath);

        var result = await runtime.Command(arguments)
            .WithEnvironmentVariables(environment)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Take))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Take))
            .ExecuteAsync(cancellationToken);

        if (result.ExitCode != 0)
        {
            throw Failure(request, output);
        }
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex TerminalCodes();

    internal static DistributedApplicationException Failure(ImageBuildRequest request, IReadOnlyList<string> output)
    {
        // The classic builder announces "Step 3/9 : RUN …"; BuildKit repeats the failing one as " > [stage 3/9] RUN …:".
        var step = output.LastOrDefault(static l => l.StartsWith("Step ", StringComparison.Ordinal))
            ?? output.LastOrDefault(static l => l.StartsWith(" > [", StringComparison.Ordinal))?.Trim(' ', '>', ':');
        var at = step is null ? "" : $" at \"{step}\"";
        var reason = output.LastOrDefault(static l => !string.IsNullOrWhiteSpace(l))?.Trim().TrimEnd('.') ?? "the builder printed nothing";
        return new DistributedApplicationException($"The image of the resource '{request.Resource}' ({request.DockerfilePath}) failed to build{at}: {reason}.");
    }
}
