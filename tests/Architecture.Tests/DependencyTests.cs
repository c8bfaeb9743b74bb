using System.Reflection;

namespace WpAspire.Architecture.Tests;

/// <summary>Dependencies point one way: AppHost -> Provisioning -> WordPress -> MailCatcher -> Hosting -> Aspire.</summary>
public class DependencyTests
{
    private static readonly string[] s_rooms = ["Hosting", "MailCatcher", "WordPress", "Provisioning", "AppHost"];

    public static TheoryData<string, string> ForbiddenDirections()
    {
        var data = new TheoryData<string, string>();
        for (var lower = 0; lower < s_rooms.Length; lower++)
        {
            for (var upper = lower + 1; upper < s_rooms.Length; upper++)
            {
                data.Add(s_rooms[lower], s_rooms[upper]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ForbiddenDirections))]
    public void A_lower_room_does_not_know_an_upper_one(string lower, string upper) =>
        Assert.DoesNotContain(Load(lower).GetReferencedAssemblies(), a => a.Name == $"WpAspire.{upper}");

    [Theory]
    [InlineData("Hosting")]
    [InlineData("MailCatcher")]
    [InlineData("WordPress")]
    public void The_rooms_below_the_cloud_know_none(string room) =>
        Assert.DoesNotContain(Load(room).GetReferencedAssemblies(), static a => a.Name is { } name && (name.StartsWith("Amazon", StringComparison.Ordinal) || name.StartsWith("AWS", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Hosting")]
    [InlineData("MailCatcher")]
    [InlineData("WordPress")]
    [InlineData("Provisioning")]
    public void What_people_write_in_a_model_is_where_Aspire_has_it(string room) =>
        Assert.All(
            Load(room).GetExportedTypes().Where(static t => t.IsAssignableTo(typeof(Aspire.Hosting.ApplicationModel.IResource)) || t.IsAssignableTo(typeof(Aspire.Hosting.ApplicationModel.IResourceAnnotation))),
            static type => Assert.Equal("Aspire.Hosting.ApplicationModel", type.Namespace));

    private static Assembly Load(string room) => Assembly.Load($"WpAspire.{room}");
}
