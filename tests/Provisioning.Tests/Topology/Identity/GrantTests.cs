using CsCheck;
using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>A role may what its own task definition, log, secrets and images need, and nothing else.</summary>
public class GrantTests
{
    [Fact]
    public Task A_role_has_what_its_task_refers_to() => ForEverySiteAsync(static site =>
    {
        foreach (var task in site.Program.OfType<TaskDefinition>())
        {
            var policy = site.Program.OfType<RolePolicy>().Single(p => ((CustomResource)p).Name == $"{((CustomResource)task).Name[..^"-task".Length]}-execution-policy");
            var granted = Statements(policy).Where(static s => s.Resources is not ["*"]).SelectMany(static s => s.Statement["Resource"]!.References()).Where(static r => r is not Key).ToHashSet();
            var containers = TaskContainer.Of(task).ToList();
            HashSet<CustomResource> needed =
            [
                .. containers.SelectMany(static c => c.Definition["logConfiguration"]!.References()),
                .. containers.SelectMany(static c => c.Definition["image"]!.References()).OfType<Repository>(),
                .. containers.SelectMany(static c => c.Definition["secrets"]?.References() ?? []).Where(static r => r is not SecretVersion),
            ];
            Assert.Equal(needed.Select(static r => r.Name).Order(), granted.Select(static r => r.Name).Order());
        }
    });

    [Fact]
    public Task Nobody_decrypts_with_the_shared_key_but_for_what_is_its_own() => ForEverySiteAsync(static site =>
        Assert.All(
            site.Program.OfType<RolePolicy>().SelectMany(Statements).Where(static s => s.Actions.Any(static a => a.StartsWith("kms:", StringComparison.Ordinal))),
            static s => Assert.True(s.IsConditional, s.Name)));

    private static IEnumerable<PolicyStatement> Statements(RolePolicy policy) => PolicyStatement.Of(policy, policy.Args.Policy);

    private static Task ForEverySiteAsync(Action<SiteTopology> property) =>
        RandomSites.All.SampleAsync(async site => property(await site.CreateAsync(TestContext.Current.CancellationToken)), iter: 20);
}
