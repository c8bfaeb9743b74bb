using WpAspire.Hosting.Dashboard.Components;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>Numbers, moments and states as people say them.</summary>
public class WordsTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(102_400, "100 KiB")]
    [InlineData(1_048_576, "1 MiB")]
    [InlineData(123_456_789, "118 MiB")]
    [InlineData(1_610_612_736, "1.5 GiB")]
    [InlineData(1_125_899_906_842_624, "1024 TiB")]
    public void Bytes_have_a_unit(long bytes, string expected) => Assert.Equal(expected, Bytes.Text(bytes));

    [Theory]
    [InlineData(-5, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 min ago")]
    [InlineData(3599, "59 min ago")]
    [InlineData(3600, "1 h ago")]
    [InlineData(172_799, "47 h ago")]
    [InlineData(172_800, "2 days ago")]
    public void A_moment_is_told_by_how_long_ago_it_was(int seconds, string expected) => Assert.Equal(expected, Ago.Text(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("Running", "Running")]
    [InlineData("NotStarted", "Not started")]
    [InlineData("FailedToStart", "Failed to start")]
    [InlineData("Waiting for health", "Waiting for health")]
    [InlineData("", "")]
    public void A_state_is_written_in_words(string state, string expected) => Assert.Equal(expected, StateBadge.Words(state));

    [Fact]
    public void The_sizes_of_volumes_are_read_from_what_du_writes()
    {
        var sizes = VolumeSizes.Parse("4096\t/var/lib/mysql\n123456789\t/var/www/html/wp content\nnonsense\ndu: cannot read\t/x\n\n");

        Assert.Equal(new Dictionary<string, long> { ["/var/lib/mysql"] = 4096, ["/var/www/html/wp content"] = 123_456_789 }, sizes);
        Assert.Empty(VolumeSizes.Parse(""));
    }
}
