using Microsoft.Extensions.Logging;
using Spectre.Console.Testing;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.Pipelines;

public sealed class LivePipelineDisplayTests : IAsyncDisposable
{
    private readonly TestConsole _terminal = new TestConsole().Width(40).EmitAnsiSequences();
    private readonly SecretMasker _masker = new();
    private readonly LivePipelineDisplay _display;

    public LivePipelineDisplayTests() => _display = new(_masker, () => _terminal);

    public async ValueTask DisposeAsync()
    {
        await _display.DisposeAsync();
        _terminal.Dispose();
    }

    [Fact]
    public async Task What_is_done_stays_and_what_is_being_done_is_drawn_below_it()
    {
        var step = Begin("build");
        await (await step.CreateTaskAsync("Sowing", Token)).FailAsync("No [seeds].", Token);
        await step.CreateTaskAsync("Digging", Token);
        step.Log(LogLevel.Information, "It rains.");

        await _display.SuspendAsync();

        InOrder("build: ", "failed: No [seeds].", "build: ", "It rains.", "build: Digging (");
    }

    [Fact]
    public async Task A_long_line_is_cut_at_the_terminals_edge()
    {
        await Begin("build").CreateTaskAsync(new string('x', 100), Token);

        await _display.SuspendAsync();

        InOrder($" build: {new string('x', 29)}…");
    }

    [Fact]
    public async Task Nothing_is_drawn_while_someone_is_asked_and_all_of_it_afterwards()
    {
        await Begin("build").CreateTaskAsync("Digging", Token);
        await _display.SuspendAsync();
        var output = _terminal.Output;

        await Begin("other").SucceedAsync("Rested.", Token);
        await _display.SuspendAsync();
        Assert.Equal(output, _terminal.Output);

        _display.Resume();
        await _display.SuspendAsync();
        InOrder("build: Digging (", "other: ", "Rested.", "build: Digging (");
    }

    [Fact]
    public async Task Nothing_is_drawn_where_there_is_nothing_to_show()
    {
        await _display.SuspendAsync();
        _display.Resume();
        await _display.SuspendAsync();

        Assert.Empty(_terminal.Output);
    }

    [Fact]
    public async Task The_cursor_is_there_again_afterwards()
    {
        Begin("build");
        await _display.SuspendAsync();

        InOrder("\u001b[?25l", "\u001b[?25h");
    }

    [Fact]
    public async Task Secrets_are_masked()
    {
        _masker.Add("s3cr3t-t0k3n");
        var step = Begin("build");
        await step.CreateTaskAsync("Using s3cr3t-t0k3n", Token);
        step.Log(LogLevel.Information, "Used s3cr3t-t0k3n.");

        await _display.SuspendAsync();

        InOrder("Used ******.", "Using ******");
        Assert.DoesNotContain("s3cr3t", _terminal.Output, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReportingStep Begin(string name)
    {
        var step = new ReportingStep(name, _display);
        step.Begin();
        return step;
    }

    private void InOrder(params string[] texts)
    {
        var position = 0;
        foreach (var text in texts)
        {
            var found = _terminal.Output.IndexOf(text, position, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{text}' is not where it must be in:\n{_terminal.Output}");
            position = found + text.Length;
        }
    }
}
