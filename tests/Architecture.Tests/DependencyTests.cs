using System.Reflection;
using NetArchTest.Rules;

namespace WpAspire.Architecture.Tests;

/// <summary>Dependencies point one way: AppHost -> Provisioning -> WordPress -> Hosting.</summary>
public class DependencyTests
{
    private static readonly string[] s_rooms = ["Hosting", "WordPress", "Provisioning", "AppHost"];

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
    public void A_lower_room_does_not_know_an_upper_one(string lower, string upper)
    {
        var result = Types.InAssembly(Load(lower)).ShouldNot().HaveDependencyOn($"WpAspire.{upper}").GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
        Assert.DoesNotContain(Load(lower).GetReferencedAssemblies(), a => a.Name == $"WpAspire.{upper}");
    }

    [Theory]
    [InlineData("Amazon")]
    [InlineData("Pulumi")]
    public void Hosting_and_WordPress_know_no_cloud(string cloud)
    {
        foreach (var room in new[] { "Hosting", "WordPress" })
        {
            Assert.DoesNotContain(Load(room).GetReferencedAssemblies(), a => a.Name!.StartsWith(cloud, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_application_model_does_not_know_the_engine()
    {
        var result = Types.InAssembly(Load("Hosting")).That().ResideInNamespace("WpAspire.Hosting.ApplicationModel")
            .ShouldNot().HaveDependencyOnAny("WpAspire.Hosting.Orchestration", "WpAspire.Hosting.Verbs", "Docker.DotNet").GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    private static Assembly Load(string room) => Assembly.Load($"WpAspire.{room}");
}
