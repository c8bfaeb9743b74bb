namespace WpAspire.Hosting.Orchestration;

/// <summary>Waits for several tasks.</summary>
internal static class TaskList
{
    /// <summary>Waits for all, in the order in which they end, so that the first failure is known at once.</summary>
    public static async Task AllAsync(IEnumerable<Task> tasks, CancellationToken cancellationToken)
    {
        var waiting = tasks.ToList();
        while (waiting.Count > 0)
        {
            var ended = await Task.WhenAny(waiting).WaitAsync(cancellationToken);
            await ended;
            waiting.Remove(ended);
        }
    }
}
