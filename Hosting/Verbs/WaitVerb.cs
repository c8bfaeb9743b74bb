using System.CommandLine;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>wait</c>: returns when a resource is as wanted, for scripts.</summary>
internal sealed class WaitVerb(SiteInspector inspector, ConsoleOutput console) : IAppHostVerb
{
    private const int DefaultTimeoutSeconds = 120;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var resource = new Argument<string>("resource") { Description = "The resource to wait for." };
        var status = new Option<string>("--status") { Description = "What to wait for: healthy (running, and its checks pass), up (running) or down (not running).", DefaultValueFactory = static _ => "healthy" };
        status.AllowOnly("healthy", "up", "down");
        var timeout = new Option<int>("--timeout") { Description = "How long to wait, in seconds.", HelpName = "seconds", DefaultValueFactory = static _ => DefaultTimeoutSeconds };
        timeout.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var seconds) || seconds < 1))
            {
                result.AddError($"--timeout is '{token.Value}': allowed is a whole number of seconds, 1 or more");
            }
        });
        var command = new Command("wait", "Waits until a resource is healthy. Ends with 0 when it is, with 1 when the time is up.\n\nExamples:\n  wait wordpress\n  wait mariadb --status down --timeout 30") { resource, status, timeout };
        command.SetAction((result, cancellationToken) => WaitAsync(result.GetValue(resource)!, result.GetValue(status)!, result.GetValue(timeout), cancellationToken));
        return command;
    }

    private async Task<int> WaitAsync(string name, string wanted, int seconds, CancellationToken cancellationToken)
    {
        var resource = inspector.Find(name);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(seconds));
        var backoff = new Backoff(longest: s_longestPause);
        ResourceStatus? status = null;
        try
        {
            while (true)
            {
                status = await inspector.StatusAsync(resource, await inspector.ContainersAsync(timeout.Token), timeout.Token);
                if (wanted switch { "down" => !status.IsUp, "up" => status.IsUp, _ => status.IsHealthy })
                {
                    console.Line($"The resource '{resource.Name}' is {wanted}.");
                    return 0;
                }

                await backoff.DelayAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"The resource '{resource.Name}' was not {wanted} within {seconds} seconds: it is {status?.State ?? KnownResourceStates.NotStarted}{(status?.Message is { } reason ? $" ({reason})" : "")}. See `logs {resource.Name}`.");
        }
    }
}
