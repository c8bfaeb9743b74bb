using System.Text;
using CsCheck;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Tests.Automation;

public class EventLogParserTests
{
    private static readonly byte[] s_log = File.ReadAllBytes(Scenario("deployed"));

    [Fact]
    public void A_log_gives_its_events_in_order()
    {
        var events = Parse(s_log, out var unreadable);

        Assert.Equal(0, unreadable);
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(static e => e.Sequence));
        Assert.NotNull(events[0].PreludeEvent);
        Assert.NotNull(events[^2].SummaryEvent);
        Assert.NotNull(events[^1].CancelEvent);
    }

    [Fact]
    public void However_a_log_is_cut_it_gives_the_same_events() =>
        Gen.Int[1, s_log.Length - 1].HashSet[0, 30].Sample(cuts =>
        {
            var parser = new EventLogParser();
            var events = new List<EngineEvent>();
            var start = 0;
            foreach (var cut in cuts.Order().Append(s_log.Length))
            {
                events.AddRange(parser.Add(s_log.AsSpan(start..cut)));
                start = cut;
            }

            events.AddRange(parser.Complete());
            return parser.UnreadableLines == 0 && events.Select(Text).SequenceEqual(Parse(s_log, out _).Select(Text));
        });

    [Fact]
    public void Whatever_bytes_there_are_none_of_them_is_an_error() =>
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            var parser = new EventLogParser();
            _ = parser.Add(bytes);
            _ = parser.Complete();
            return parser.UnreadableLines <= bytes.Count(static b => b == (byte)'\n') + 1;
        });

    [Theory]
    [InlineData("panic: runtime error")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"sequence":"one"}""")]
    [InlineData("""{"sequence":1,"timestamp":2,"resourcePreEvent":{}}""")]
    [InlineData("""{"sequence":1,"timestamp":2,"summaryEvent":{"resourceChanges":{"create":"many"}}}""")]
    public void A_line_that_is_no_event_is_counted_and_what_follows_is_read(string line)
    {
        var events = Parse(Encoding.UTF8.GetBytes($"{line}\n{{\"sequence\":7,\"timestamp\":1}}\n"), out var unreadable);

        Assert.Equal(1, unreadable);
        Assert.Equal(7, Assert.Single(events).Sequence);
    }

    [Fact]
    public void A_last_line_without_its_end_is_read_where_it_is_whole_and_counted_where_it_is_not()
    {
        Assert.Single(Parse("""{"sequence":7,"timestamp":1}"""u8.ToArray(), out var unreadable));
        Assert.Equal(0, unreadable);

        Assert.Empty(Parse("""{"sequence":7,"time"""u8.ToArray(), out unreadable));
        Assert.Equal(1, unreadable);
    }

    [Fact]
    public void Empty_lines_are_nothing()
    {
        Assert.Empty(Parse("\n\r\n  \n"u8.ToArray(), out var unreadable));
        Assert.Equal(0, unreadable);
    }

    [Fact]
    public void An_event_of_an_unknown_kind_is_an_event_without_content()
    {
        var unknown = Assert.Single(Parse("""{"sequence":7,"timestamp":1,"telepathyEvent":{"thought":"x"}}"""u8.ToArray(), out var unreadable));

        Assert.Equal(0, unreadable);
        Assert.Equal(new EngineEvent { Sequence = 7, Timestamp = 1 }, unknown);
    }

    [Fact]
    public void Operations_that_are_not_known_are_counted_together()
    {
        var summary = Assert.Single(Parse("""{"sequence":7,"timestamp":1,"summaryEvent":{"resourceChanges":{"levitate":1,"teleport":2,"discard":3},"result":"abducted"}}"""u8.ToArray(), out _)).SummaryEvent!;

        Assert.Equal(3, summary.ResourceChanges[OperationType.Unknown]);
        Assert.Equal(3, summary.ResourceChanges[OperationType.ReadDiscard]);
        Assert.Equal(OperationResult.Unknown, summary.Result);
    }

    [Fact]
    public void A_step_tells_what_differs_and_how()
    {
        var step = Parse(s_log, out _).First(static e => e.ResourcePreEvent?.Metadata.Op == OperationType.Update).ResourcePreEvent!.Metadata;

        Assert.Equal("aws:ecs/service:Service", step.Type);
        Assert.Equal(["desiredCount"], step.Diffs!.Value);
        Assert.Equal(new PropertyDiff { Kind = DiffKind.Update, InputDiff = true }, step.DetailedDiff!["desiredCount"]);
        Assert.Equal("blog", step.Old!.Id);
        Assert.True(step.Logical);
    }

    [Fact]
    public void A_resource_may_nest_as_deep_as_a_firewall_rule()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"statement":[""", 100)) + "1" + string.Concat(Enumerable.Repeat("]}", 100));
        var line = """{"sequence":7,"timestamp":1,"resourcePreEvent":{"metadata":{"op":"create","urn":"u","type":"t","old":null,"new":{"type":"t","urn":"u","inputs":{"rules":RULES},"outputs":null}}}}"""
            .Replace("RULES", nested, StringComparison.Ordinal);

        var state = Assert.Single(Parse(Encoding.UTF8.GetBytes(line), out _)).ResourcePreEvent!.Metadata.New!;
        Assert.Single(state.Inputs);
        Assert.Empty(state.Outputs);
    }

    internal static string Scenario(string name, string command = "up") => Path.Combine(AppContext.BaseDirectory, "Automation", "Scenarios", name, $"{command}.events");

    internal static IReadOnlyList<EngineEvent> Parse(byte[] log, out int unreadableLines)
    {
        var parser = new EventLogParser();
        List<EngineEvent> events = [.. parser.Add(log), .. parser.Complete()];
        unreadableLines = parser.UnreadableLines;
        return events;
    }

    private static string Text(EngineEvent engineEvent) => $"{engineEvent.Sequence} {engineEvent.Timestamp} {engineEvent.ResourcePreEvent?.Metadata.Urn}{engineEvent.ResourceOutputsEvent?.Metadata.Urn} {engineEvent.DiagnosticEvent}";
}
