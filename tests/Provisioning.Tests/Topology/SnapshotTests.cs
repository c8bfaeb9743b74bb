namespace WpAspire.Provisioning.Tests.Topology;

public class SnapshotTests
{
    public static TheoryData<string> Sites => TestSites.Names;

    [Theory, MemberData(nameof(Sites))]
    public async Task A_change_of_the_program_shows_as_a_difference(string name)
    {
        var program = await TestSites.Named(name).PublishAsync(TestContext.Current.CancellationToken);

        await Snapshot.MatchAsync($"{name}.yaml", program, TestContext.Current.CancellationToken);
    }
}
