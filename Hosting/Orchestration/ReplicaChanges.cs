namespace WpAspire.Hosting.Orchestration;

/// <summary>Changes the replicas of a running resource while the others go on serving. Only within <see cref="ContainerLifecycle.ChangeAsync"/>.</summary>
internal static class ReplicaChanges
{
    /// <summary>Starts replicas until there are as many as wanted, all at once, or stops those with the highest numbers.</summary>
    /// <exception cref="DistributedApplicationException">A new replica could not be started: none of the new ones stays.</exception>
    public static async Task ScaleAsync(ContainerLifecycle container, int wanted, Action<string> report, CancellationToken cancellationToken)
    {
        var current = container.Replicas();
        await Task.WhenAll(current.Where(r => r.Replica > wanted).Select(async replica =>
        {
            report($"Stopping {NameOf(container, replica.Replica)}: it takes no new requests, and ends those that it has.");
            await container.StopReplicaAsync(replica, forget: true, cancellationToken);
            report($"Stopped {NameOf(container, replica.Replica)}.");
        }));

        var added = Enumerable.Range(1, wanted).Except(current.Select(static r => r.Replica)).Select(number =>
        {
            report($"Starting {NameOf(container, number)}.");
            return container.Launch(number);
        }).ToList();
        await WhenReadyAsync(container, added, report, cancellationToken);
    }

    /// <summary>
    /// Replaces each replica by a new one, one after the other. Where there is only one, and there may be two, the
    /// second serves meanwhile.
    /// </summary>
    /// <exception cref="DistributedApplicationException">A new replica could not be started; those that follow are as they were.</exception>
    public static async Task RestartAsync(ContainerLifecycle container, bool mayHaveTwo, Action<string> report, CancellationToken cancellationToken)
    {
        // An image that cannot be built must not cost a replica.
        await container.ResolveImageAsync(static _ => { }, cancellationToken);

        var current = container.Replicas();
        ReplicaLifecycle? standIn = null;
        if (current.Count == 1 && mayHaveTwo)
        {
            report($"Starting {NameOf(container, 2)}, which serves meanwhile.");
            standIn = container.Launch(2);
            await WhenReadyAsync(container, [standIn], report, cancellationToken);
        }

        foreach (var replica in current)
        {
            report($"Restarting {NameOf(container, replica.Replica)}.");
            await container.StopReplicaAsync(replica, forget: false, cancellationToken);
            var restarted = container.Launch(replica.Replica);
            await restarted.Ready.WaitAsync(cancellationToken);
            report($"{NameOf(container, replica.Replica)} is ready.");
        }

        if (standIn is not null)
        {
            report($"Stopping {NameOf(container, standIn.Replica)}.");
            await container.StopReplicaAsync(standIn, forget: true, cancellationToken);
        }
    }

    private static async Task WhenReadyAsync(ContainerLifecycle container, IReadOnlyList<ReplicaLifecycle> added, Action<string> report, CancellationToken cancellationToken)
    {
        try
        {
            await TaskList.AllAsync(
                added.Select(async replica =>
                {
                    await replica.Ready;
                    report($"{NameOf(container, replica.Replica)} is ready.");
                }),
                cancellationToken);
        }
        catch (DistributedApplicationException)
        {
            await Task.WhenAll(added.Select(r => container.StopReplicaAsync(r, forget: true, cancellationToken)));
            throw;
        }
    }

    private static string NameOf(ContainerLifecycle container, int replica) => SiteNames.Replica(container.Resource.Name, replica);
}
