namespace WpAspire.Hosting.Containers;

/// <summary>Removes what a volume holds: stops who uses it, empties it, and starts them again.</summary>
internal sealed class VolumeData(
    DistributedApplicationModel model, ResourceStates states, ReplicaSets sets, ResourceCommandService commands, ContainerRuntime runtime)
{
    private const string Mounted = "/volume";

    /// <summary>Removes all that a volume holds.</summary>
    /// <param name="volume">The volume's name.</param>
    /// <param name="others">Those that do not mount it and must not see how it vanishes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ExecuteCommandResult> RemoveAsync(string volume, IEnumerable<ContainerResource> others, CancellationToken cancellationToken)
    {
        var users = model.Resources.OfType<ContainerResource>()
            .Where(r => r.Annotations.OfType<ContainerMountAnnotation>().Any(m => m.Type == ContainerMountType.Volume && m.Source == volume))
            .ToList();
        var stopped = others.SelectMany(o => sets.Of(o)?.Replicas ?? (IEnumerable<ContainerResource>)[o]).Concat(users).Distinct().Where(states.IsUp).ToList();
        foreach (var resource in stopped)
        {
            var result = await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StopCommand, cancellationToken);
            if (!result.Success)
            {
                return CommandResults.Failure($"'{resource.Name}' could not be stopped, so nothing was removed: {result.Message}");
            }
        }

        // The volume itself stays, since the containers that have ended hold it still: who removed those behind Aspire's back
        // would keep it from starting them again.
        var emptied = users.Select(static u => u.TryGetContainerImageName(out var image) ? image : null).FirstOrDefault(static i => i is not null) is { } tool
            ? await runtime.RunAsync(["run", "--rm", "--network", "none", "--user", "0:0", "--volume", $"{volume}:{Mounted}", "--entrypoint", "find", tool, Mounted, "-mindepth", "1", "-delete"], cancellationToken)
            : new RuntimeResult(1, "", "no container of the model uses it");

        // Those that others wait for come first, as in the model.
        foreach (var resource in stopped.OrderBy(model.Resources.IndexOf))
        {
            await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, cancellationToken);
        }

        return emptied.ExitCode == 0
            ? CommandResults.Success($"The volume '{volume}' is empty.")
            : CommandResults.Failure($"The volume '{volume}' could not be emptied: {emptied.Error.Trim()}");
    }
}
