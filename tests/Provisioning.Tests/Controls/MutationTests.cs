using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Tests.Controls.Mutations;

namespace WpAspire.Provisioning.Tests.Controls;

/// <summary>No control is met by whatever there is: for each requirement there is a change of a program that tells.</summary>
public class MutationTests
{
    public static TheoryData<int, string> Offences => new(Mutation.All.Where(static m => !m.Mends).Select(static m => (m.Control, m.Requirement)));

    public static TheoryData<int, string> Mends => new(Mutation.All.Where(static m => m.Mends).Select(static m => (m.Control, m.Requirement)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void There_is_one_for_each_requirement_of_all_controls_that_ask_for_something()
    {
        Assert.Equal(Enumerable.Range(1, 80).Except([72, 80]), Mutation.All.Select(static m => m.Control).Distinct().Order());
        Assert.Equal(
            SecurityControls.All.SelectMany(static c => c.Requirements.Select(r => (c.Number, r.Name))),
            Mutation.All.Select(static m => (m.Control, m.Requirement)));
    }

    [Theory, MemberData(nameof(Offences))]
    public async Task What_offends_a_control_is_found(int control, string requirement)
    {
        var mutation = Mutation.Named(control, requirement);
        var site = await mutation.Site.CreateAsync(Cancellation);
        mutation.Prepare?.Invoke(site);
        var before = Evaluated.Of(site, control, requirement);

        mutation.Change(site);
        var after = Evaluated.Of(site, control, requirement);

        Assert.True(before.IsMet);
        Assert.False(after.IsMet);
        Assert.Equal(ControlStatus.NotMet, after.Control.Status);
        Assert.Contains(after.Requirement.Text, after.Control.Reason, StringComparison.Ordinal);
        Assert.All(after.Subjects.Where(static s => !s.IsMet), s => Assert.Contains(s.Name, after.Control.Reason, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Mends))]
    public async Task What_is_waived_is_met_once_it_is_mended(int control, string requirement)
    {
        var mutation = Mutation.Named(control, requirement);
        var site = await mutation.Site.CreateAsync(Cancellation);
        var waiver = Waivers.All.Single(w => w.Control == control && w.Requirement == requirement && w.Applies(site.Context.Options));
        var before = Evaluated.Of(site, control, requirement);

        mutation.Change(site);
        var after = Evaluated.Of(site, control, requirement);

        Assert.False(before.IsMet);
        Assert.Equal(ControlStatus.Waived, before.Control.Status);
        Assert.Contains(waiver.Reason, before.Control.Reason, StringComparison.Ordinal);
        Assert.True(after.IsMet);
        Assert.DoesNotContain(waiver.Reason, after.Control.Reason ?? "", StringComparison.Ordinal);
    }
}
