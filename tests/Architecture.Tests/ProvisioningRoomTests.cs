using System.Reflection;

namespace WpAspire.Architecture.Tests;

/// <summary>An option, its check, its resource, its control and what preview says of it are found by the same word.</summary>
public class ProvisioningRoomTests
{
    private static readonly string s_root = Path.Combine(Repository.Root, "Provisioning");

    private static readonly IReadOnlyList<string> s_parts =
        [.. Enum.GetNames(Assembly.Load("WpAspire.Provisioning").GetType("WpAspire.Provisioning.Changes.SitePart", throwOnError: true)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_topology_has_a_room_for_each_part_of_a_site() => Assert.Equal(s_parts, Rooms("Topology"));

    [Theory]
    [InlineData("Options", "Binding", "Definitions", "Reference", "Site")]
    [InlineData("Controls", "Reading")]
    public void Another_layer_has_the_same_rooms(string layer, params string[] others)
    {
        var rooms = Rooms(layer).Except(others).ToList();

        Assert.NotEmpty(rooms);
        Assert.All(rooms, static room => Assert.Contains(room, s_parts));
    }

    [Theory]
    [InlineData("Automation")]
    [InlineData("Controls")]
    [InlineData("Options")]
    [InlineData("Topology")]
    public void No_room_holds_more_than_a_reader_takes_in(string layer) =>
        Assert.All(
            Directory.EnumerateDirectories(Path.Combine(s_root, layer), "*", SearchOption.AllDirectories).Append(Path.Combine(s_root, layer)),
            static room => Assert.InRange(Directory.EnumerateFiles(room, "*.cs").Count(), 0, 30));

    private static IReadOnlyList<string> Rooms(string layer) =>
        [.. Directory.EnumerateDirectories(Path.Combine(s_root, layer)).Select(static d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
}
