using WpAspire.Provisioning.Program.Validation;

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

    [Theory, MemberData(nameof(Sites))]
    public async Task A_site_becomes_a_program_without_a_problem(string name)
    {
        var site = await TestSites.Named(name).CreateAsync(TestContext.Current.CancellationToken);

        Assert.Empty(ProgramValidator.Validate(site.Program));
    }
}
