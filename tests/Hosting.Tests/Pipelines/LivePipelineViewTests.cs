using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Tests.Pipelines;

public class LivePipelineViewTests
{
    private readonly Clock _clock = new();
    private readonly LivePipelineView _view;

    public LivePipelineViewTests() => _view = new(_clock);

    [Fact]
    public void A_step_is_shown_with_its_time_until_it_has_tasks()
    {
        _view.Show(Step("build"));
        _clock.Seconds = 12.9;
        Assert.Equal(["build (12 s)"], _view.Running(5));

        _view.Show(Task("build", "dig", "Digging"));
        _view.Show(Step("rest"));
        _clock.Seconds = 13.9;
        Assert.Equal(["build: Digging (1 s)", "rest (1 s)"], _view.Running(5));
    }

    [Fact]
    public void A_task_keeps_its_place_and_its_time_when_it_does_something_else()
    {
        _view.Show(Task("build", "dig", "Digging"));
        _view.Show(Task("build", "sow", "Sowing"));
        _clock.Seconds = 3;
        _view.Show(Task("build", "dig", "Digging deeper"));

        Assert.Equal(["build: Digging deeper (3 s)", "build: Sowing (3 s)"], _view.Running(5));
        Assert.Empty(_view.TakeLines());
    }

    [Fact]
    public void A_task_that_ends_becomes_a_line()
    {
        _view.Show(Step("build"));
        _view.Show(Task("build", "dig", "Digging"));
        _view.Show(Task("build", "dig", "Dug.", CompletionState.Completed));

        Assert.Equal(["build (0 s)"], _view.Running(5));
        Assert.Equal(new PipelineLine("build", "Dug.", CompletionState.Completed), Assert.Single(_view.TakeLines()));
        Assert.Empty(_view.TakeLines());
    }

    [Fact]
    public void A_task_that_nothing_is_said_of_goes_without_a_line()
    {
        Assert.True(_view.IsEmpty);
        _view.Show(Task("build", "dig", "Digging"));
        Assert.False(_view.IsEmpty);
        _view.Show(Task("build", "dig", "", CompletionState.Completed));

        Assert.True(_view.IsEmpty);
    }

    [Fact]
    public void With_a_step_its_tasks_end()
    {
        _view.Show(Step("build"));
        _view.Show(Task("build", "dig", "Digging"));
        _view.Show(Task("rest", "sit", "Sitting"));
        _view.Show(Step("build", "", CompletionState.Completed));

        Assert.Equal(["rest: Sitting (0 s)"], _view.Running(5));
    }

    [Fact]
    public void More_than_fits_is_counted()
    {
        for (var i = 1; i <= 20; i++)
        {
            _view.Show(Task("build", $"{i}", $"Task {i}"));
        }

        Assert.Equal(["build: Task 1 (0 s)", "build: Task 2 (0 s)", "and 18 more"], _view.Running(3));
        Assert.Equal(["and 20 more"], _view.Running(1));
        Assert.Equal(20, _view.Running(20).Count);
    }

    [Theory]
    [InlineData("Digging…", CompletionState.InProgress, true, "Digging...")]
    [InlineData("Dug.", CompletionState.Completed, true, "Dug.")]
    [InlineData("done", CompletionState.Completed, false, "")]
    [InlineData("warning: Wet.", CompletionState.CompletedWithWarning, true, "Wet.")]
    [InlineData("failed: Broken.", CompletionState.CompletedWithError, true, "Broken.")]
    [InlineData("failed", CompletionState.CompletedWithError, false, "Broken.")]
    internal void What_is_reported_is_put_in_words(string words, CompletionState state, bool isTask, string text) =>
        Assert.Equal(words, PipelineLine.Of(new(text, "build", isTask, text, state)).Text);

    [Fact]
    public void Messages_say_how_important_they_are()
    {
        _view.Message("build", LogLevel.Information, "It rains.");
        _view.Message("build", LogLevel.Critical, "It hails.");
        _view.Message(null, LogLevel.Warning, "stopping.");

        Assert.Equal(["build: It rains.", "build: error: It hails.", "warning: stopping."], _view.TakeLines().Select(l => l.Prefix + l.Text));
    }

    private static PipelineActivity Step(string name, string text = "", CompletionState state = CompletionState.InProgress) =>
        new(name, name, IsTask: false, text, state);

    private static PipelineActivity Task(string step, string source, string text, CompletionState state = CompletionState.InProgress) =>
        new(source, step, IsTask: true, text, state);

    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
