using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Errors;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Tests.Automation;

/// <summary>A second interrupt would make Pulumi leave resources that it does not know, so there must never be one unasked.</summary>
public class CancellationTests
{
    private static readonly TimeSpan s_never = Timeout.InfiniteTimeSpan;
    private static readonly TimeSpan s_atOnce = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_cancelled_operation_is_interrupted_once_and_awaited()
    {
        using var pulumi = new PulumiStandIn("interrupted");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = false });
        using var cancel = new CancellationTokenSource();
        var events = new List<EngineEvent>();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => stack.UpAsync(new UpOptions { OnEvent = e => Take(e, events, cancel) }, cancel.Token));

        Assert.Equal(1, pulumi.Call("up").Interrupts);
        Assert.Equal(OperationResult.Canceled, events.Single(static e => e.SummaryEvent is not null).SummaryEvent!.Result);
        Assert.Contains(events, static e => e.ResourceOutputsEvent is not null);
        Assert.Equal("The operation on the stack 'blog' was cancelled: what was done until then is kept, and the same command goes on from there.", error.Message);
        Assert.Equal(cancel.Token, error.CancellationToken);
        var inner = Assert.IsType<CommandException>(error.InnerException);
        Assert.Equal(PulumiErrorKind.Canceled, inner.Kind);
        Assert.Equal(8, inner.Result.Code);
    }

    [Fact]
    public async Task So_it_is_with_destroy()
    {
        using var pulumi = new PulumiStandIn("interrupted");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = false });
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => stack.DestroyAsync(new DestroyOptions { OnEvent = e => Take(e, [], cancel) }, cancel.Token));

        Assert.Equal(1, pulumi.Call("destroy").Interrupts);
    }

    [Fact]
    public async Task What_a_terminal_has_interrupted_is_not_interrupted_again()
    {
        using var pulumi = new PulumiStandIn("interrupted-by-terminal");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = true, TerminalGrace = s_never });
        using var cancel = new CancellationTokenSource();
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var up = stack.UpAsync(
            new UpOptions
            {
                OnEvent = e =>
                {
                    if (e.StandardOutputEvent is not null)
                    {
                        cancel.Cancel();
                        acknowledged.SetResult();
                    }
                },
            },
            cancel.Token);

        await acknowledged.Task.WaitAsync(TestContext.Current.CancellationToken);
        await pulumi.GoOnAsync("go");
        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => up);

        Assert.Equal(1, pulumi.Call("up").Interrupts);
        Assert.Contains("was cancelled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_terminal_has_not_interrupted_it_it_is_interrupted_after_a_while()
    {
        using var pulumi = new PulumiStandIn("interrupted");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = true, TerminalGrace = s_atOnce });
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => stack.UpAsync(new UpOptions { OnEvent = e => Take(e, [], cancel) }, cancel.Token));

        Assert.Equal(1, pulumi.Call("up").Interrupts);
    }

    [Fact]
    public async Task Whoever_cannot_wait_interrupts_it_a_second_time()
    {
        using var pulumi = new PulumiStandIn("terminated");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = false, TerminationGrace = s_never });
        using var cancel = new CancellationTokenSource();
        using var terminate = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => stack.UpAsync(
            new UpOptions
            {
                TerminationToken = terminate.Token,
                OnEvent = e =>
                {
                    Take(e, [], cancel);
                    if (e.StandardOutputEvent is not null)
                    {
                        terminate.Cancel();
                    }
                },
            },
            cancel.Token));

        Assert.Equal(2, pulumi.Call("up").Interrupts);
    }

    [Fact]
    public async Task To_end_it_at_once_two_interrupts_are_sent_the_second_when_the_first_has_arrived()
    {
        using var pulumi = new PulumiStandIn("terminated");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = false, TerminalGrace = s_never, TerminationGrace = s_never });
        using var terminate = new CancellationTokenSource();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() =>
            stack.UpAsync(new UpOptions { TerminationToken = terminate.Token, OnEvent = e => Take(e, [], terminate) }, CancellationToken.None));

        Assert.Equal(2, pulumi.Call("up").Interrupts);
        Assert.Equal(terminate.Token, error.CancellationToken);
    }

    [Fact]
    public async Task One_that_does_not_end_for_two_interrupts_is_killed()
    {
        using var pulumi = new PulumiStandIn("hanging");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = false, TerminationGrace = s_atOnce });
        using var terminate = new CancellationTokenSource();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() =>
            stack.UpAsync(new UpOptions { TerminationToken = terminate.Token, OnEvent = e => Take(e, [], terminate) }, CancellationToken.None));

        Assert.Equal(137, Assert.IsType<CommandException>(error.InnerException).Result.Code);
    }

    [Fact]
    public async Task What_was_done_before_the_interrupt_arrived_is_done()
    {
        using var pulumi = new PulumiStandIn("done-before-it-was-interrupted");
        var command = await LocalPulumiCommand.CreateAsync(new() { EnvironmentVariables = pulumi.Environment }, TestContext.Current.CancellationToken);
        command.CreateInterruption = static () => new() { SharesTerminal = false };
        using var cancel = new CancellationTokenSource();

        var result = await command.RunAsync(["up"], pulumi.WorkDir, pulumi.Environment, onEngineEvent: e => Take(e, [], cancel), cancellationToken: cancel.Token);

        Assert.Equal(0, result.Code);
        Assert.Equal(1, pulumi.Call("up").Interrupts);
    }

    [Fact]
    public async Task A_resource_that_failed_meanwhile_is_told()
    {
        using var pulumi = new PulumiStandIn("failed-while-interrupted");
        var stack = await pulumi.SelectAsync(new Interruption { SharesTerminal = false });
        using var cancel = new CancellationTokenSource();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => stack.UpAsync(new UpOptions { OnEvent = e => Take(e, [], cancel) }, cancel.Token));

        Assert.StartsWith("The resource 'database' (aws:rds:Instance) could not be created: creating RDS DB Instance (blog)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_is_not_begun()
    {
        using var pulumi = new PulumiStandIn("deployed");
        var stack = await pulumi.SelectAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stack.UpAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.DoesNotContain(pulumi.CommandLines, static c => c.StartsWith("up", StringComparison.Ordinal));
    }

    private static void Take(EngineEvent engineEvent, List<EngineEvent> events, CancellationTokenSource cancel)
    {
        events.Add(engineEvent);
        if (engineEvent.ResourcePreEvent?.Metadata.Type == "aws:rds/instance:Instance")
        {
            cancel.Cancel();
        }
    }
}
