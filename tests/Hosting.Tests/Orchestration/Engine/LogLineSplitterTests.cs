using System.Text;
using CsCheck;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Orchestration.Engine;

public class LogLineSplitterTests
{
    private const string Time = "2026-01-31T12:00:00.123456789Z ";

    [Fact]
    public void Times_are_read_to_the_nanosecond()
    {
        var batch = Split("2026-01-31T12:00:00.123456789Z one\n1970-01-01T00:00:00Z two\n2026-01-31T12:00:00.5Z three\r\n");

        Assert.Equal(["one", "two", "three"], Texts(batch));
        var second = 1_769_860_800_000_000_000;
        Assert.Equal([second + 123_456_789, 0, second + 500_000_000], Enumerable.Range(0, 3).Select(batch.TimestampOf));
    }

    [Theory]
    [InlineData("no time at all")]
    [InlineData("2026-13-31T12:00:00.1Z x")]
    [InlineData("2026-01-31T12:00:00.1+01:00 x")]
    [InlineData("2026-01-31T12:00:00.123456789Z")]
    [InlineData("")]
    public void What_is_no_time_is_text(string line) => Assert.Equal([line], Texts(Split(line + "\n")));

    [Fact]
    public void Lines_are_the_same_however_they_are_cut()
    {
        var lines = Gen.String[Gen.Char["ab äñ€😀".First(), 'z'], 0, 40].Select(t => t.Replace('\n', ' ').Replace('\r', ' ')).Array[0, 10];
        Gen.Select(lines, Gen.Int[1, 7]).Sample((texts, size) =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(texts.Select(t => $"{Time}{t}\n")));
            var batch = new LogBatch();
            var splitter = new LogLineSplitter(isError: true);
            foreach (var chunk in bytes.Chunk(size))
            {
                splitter.Append(chunk, batch);
            }

            splitter.Complete(batch);
            Assert.Equal(texts, Texts(batch));
            Assert.True(Enumerable.Range(0, batch.Count).All(batch.IsError));
        });
    }

    [Fact]
    public void The_last_line_needs_no_end() => Assert.Equal(["one", "two"], Texts(Split($"{Time}one\n{Time}two")));

    // The engine cuts there, too, and puts the time in front of each part.
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void A_very_long_line_is_several_lines(int chunk)
    {
        var part = new string('x', LogLineSplitter.LongestLine);

        Assert.Equal([part, part, "rest", "next"], Texts(Split($"{Time}{part}{Time}{part}{Time}rest\n{Time}next\n", chunk)));
        Assert.Equal([part, part, "yy"], Texts(Split($"{part}{part}yy\n", chunk)));
        Assert.Equal([part, "next"], Texts(Split($"{Time}{part}\n{Time}next\n", chunk)));
        Assert.Equal([part, "", "next"], Texts(Split($"{Time}{part}\n{Time}\n{Time}next\n", chunk)));
    }

    private static LogBatch Split(string text, int chunk = int.MaxValue)
    {
        var batch = new LogBatch();
        var splitter = new LogLineSplitter(isError: false);
        foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(chunk))
        {
            splitter.Append(part, batch);
        }

        splitter.Complete(batch);
        return batch;
    }

    private static IEnumerable<string> Texts(LogBatch batch) => Enumerable.Range(0, batch.Count).Select(i => Encoding.UTF8.GetString(batch.TextOf(i)));
}
