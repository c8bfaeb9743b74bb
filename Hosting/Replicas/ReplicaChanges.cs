namespace WpAspire.Hosting.Replicas;

/// <summary>Changes the replicas of a set while it serves: one change at a time.</summary>
internal sealed class ReplicaChanges(ResourceCommandService commands, ResourceNotificationService notifications, ResourceStates states) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Brings the number of replicas to another one, and waits until those that were added get requests.</summary>
    public Task<ExecuteCommandResult> ScaleAsync(ReplicaSet set, int count, CancellationToken cancellationToken) => ChangeAsync(
        async () =>
        {
            await set.WantAsync(count);
            var started = set.Replicas.Take(count).Where(r => !states.IsUp(r)).ToList();
            await Task.WhenAll(started.Select(r => StartAsync(set, r, cancellationToken)));
            await Task.WhenAll(set.Replicas.Skip(count).Where(states.IsUp).Select(r => count == 0 ? StopAsync(set, r, cancellationToken) : RetireAsync(set, r, cancellationToken)));
            return count == 0
                ? $"'{set.Owner.Name}' is stopped."
                : $"'{set.Owner.Name}' has {InWords(count)}.";
        },
        cancellationToken);

    /// <summary>
    /// Restarts the replicas one after the other, and starts those that somebody has stopped. A single one gets a second
    /// beside it meanwhile.
    /// </summary>
    public Task<ExecuteCommandResult> RestartAsync(ReplicaSet set, CancellationToken cancellationToken) => ChangeAsync(
        async () =>
        {
            var running = set.Replicas.Where(states.IsUp).ToList();
            var stopped = set.Replicas.Take(set.Wanted).Except(running).ToList();
            var standIn = running.Count == 1 && stopped.Count == 0 ? set.Replicas.FirstOrDefault(r => r != running[0]) : null;
            await Task.WhenAll(stopped.Append(standIn).OfType<ReplicaResource>().Select(r => StartAsync(set, r, cancellationToken)));
            foreach (var replica in running)
            {
                await StopAsync(set, replica, cancellationToken);
                await StartAsync(set, replica, cancellationToken);
            }

            if (standIn is not null)
            {
                await RetireAsync(set, standIn, cancellationToken);
            }

            return $"'{set.Owner.Name}' is restarted, {InWords(running.Count + stopped.Count)}.";
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static string InWords(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "replica" : "replicas")}");

    private async Task<ExecuteCommandResult> ChangeAsync(Func<Task<string>> change, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return CommandResults.Success(await change());
        }
        catch (DistributedApplicationException exception)
        {
            return CommandResults.Failure(exception.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task StartAsync(ReplicaSet set, ReplicaResource replica, CancellationToken cancellationToken)
    {
        var before = states.Of(replica);
        await ExecuteAsync(replica, KnownResourceCommands.StartCommand, cancellationToken);
        await set.WaitUntilReadyAsync(replica, before, cancellationToken);
    }

    private async Task StopAsync(ReplicaSet set, ReplicaResource replica, CancellationToken cancellationToken)
    {
        await ExecuteAsync(replica, KnownResourceCommands.StopCommand, cancellationToken);
        await set.WaitUntilAsync(() => !states.IsUp(replica), cancellationToken);
    }

    // One that is not wanted any more is out of sight, as it was before it was started.
    private async Task RetireAsync(ReplicaSet set, ReplicaResource replica, CancellationToken cancellationToken)
    {
        await StopAsync(set, replica, cancellationToken);
        await notifications.PublishUpdateAsync(replica, static s => s with { IsHidden = true });
    }

    private async Task ExecuteAsync(ReplicaResource replica, string command, CancellationToken cancellationToken)
    {
        var result = await commands.ExecuteCommandAsync(replica, command, cancellationToken);
        if (!result.Success)
        {
            throw new DistributedApplicationException($"The command {command} of '{replica.Name}' failed: {result.Message}");
        }
    }
}
