namespace WpAspire.Hosting.Replicas;

/// <summary>What can be done with a replica set as a whole. Each replica has Aspire's own commands.</summary>
internal static class ReplicaCommands
{
    private const string CountName = "replicas";

    /// <summary>Adds the commands to a resource.</summary>
    public static void AddTo<T>(IResourceBuilder<T> builder)
        where T : ContainerResource
    {
        var resource = builder.Resource;
        builder
            .WithCommand(KnownResourceCommands.StartCommand, "Start", context => ScaleAsync(context, resource, Started(resource)), new()
            {
                Description = "Starts the replicas.",
                IconName = "Play",
                IconVariant = IconVariant.Filled,
                IsHighlighted = true,
                UpdateState = static c => ResourceStates.IsUp(c.ResourceSnapshot) ? ResourceCommandState.Hidden : ResourceCommandState.Enabled,
            })
            .WithCommand(KnownResourceCommands.StopCommand, "Stop", context => ScaleAsync(context, resource, 0), new()
            {
                Description = "Stops all replicas, when they have answered the requests that they have.",
                IconName = "Stop",
                IconVariant = IconVariant.Filled,
                IsHighlighted = true,
                UpdateState = static c => ResourceStates.IsUp(c.ResourceSnapshot) ? ResourceCommandState.Enabled : ResourceCommandState.Hidden,
            })
            .WithCommand(KnownResourceCommands.RestartCommand, "Restart", context => Changes(context).RestartAsync(Set(context, resource), context.CancellationToken), new()
            {
                Description = "Restarts the replicas one after the other, while the others serve.",
                IconName = "ArrowCounterclockwise",
                UpdateState = static c => ResourceStates.IsUp(c.ResourceSnapshot) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            })
            .WithCommand("scale", "Scale", context => ScaleAsync(context, resource, context.Arguments.GetString(CountName)), new()
            {
                Description = "Runs another number of replicas, while the site goes on serving. It holds until the AppHost stops.",
                IconName = "ArrowAutofitHeight",
                IsHighlighted = true,
                Arguments =
                [
                    new InteractionInput
                    {
                        Name = CountName,
                        Label = "Replicas",
                        Description = "How many are to run: from 1 to the maximum of the model (WithReplicas).",
                        InputType = InputType.Number,
                        Required = true,
                        Placeholder = "2",
                    },
                ],
            });
    }

    private static Task<ExecuteCommandResult> ScaleAsync(ExecuteCommandContext context, ContainerResource resource, string? count)
    {
        var set = Set(context, resource);
        var most = ReplicaRules.Objection(resource) is null ? Maximum(resource) : 1;
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > most)
        {
            return Task.FromResult(CommandResults.Failure(string.Create(
                CultureInfo.InvariantCulture, $"'{resource.Name}' cannot have '{count}' replicas: allowed are 1 to {most}. The model says more with WithReplicas(n, maxReplicas).")));
        }

        return Changes(context).ScaleAsync(set, number, context.CancellationToken);
    }

    private static Task<ExecuteCommandResult> ScaleAsync(ExecuteCommandContext context, ContainerResource resource, int count) =>
        Changes(context).ScaleAsync(Set(context, resource), count, context.CancellationToken);

    private static int Started(ContainerResource resource) => resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;

    private static int Maximum(ContainerResource resource) => resource.Annotations.OfType<ReplicaSetAnnotation>().Last().MaxReplicas;

    private static ReplicaSet Set(ExecuteCommandContext context, ContainerResource resource) =>
        context.Services.GetRequiredService<ReplicaSets>().Of(resource) ?? throw new DistributedApplicationException($"The resource '{resource.Name}' has not been started yet.");

    private static ReplicaChanges Changes(ExecuteCommandContext context) => context.Services.GetRequiredService<ReplicaChanges>();
}
