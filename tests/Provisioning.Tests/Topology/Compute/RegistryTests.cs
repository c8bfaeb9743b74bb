using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>What becomes of images: the one that runs stays, whatever is built, and whether its deployment succeeds.</summary>
public class RegistryTests
{
    [Fact]
    public async Task The_image_in_use_keeps_its_shield_until_a_deployment_of_another_has_succeeded()
    {
        var site = await CreateAsync(TestSites.Prod);

        var policy = Lifecycle(site, "wordpress");
        Assert.Contains(site.Program.OfType<Service>().Single(static s => ((CustomResource)s).Name == "wordpress-service"), new Properties.References().Of(policy));
        // The shield has the tag of the image that the service runs, of this build and no other.
        Assert.Equal(["build-", "${wordpress-build.hex}"], Shield(policy).Split('-', 3) is [var build, var hash, var id] && hash.Length == 12 ? [$"{build}-", id] : []);
        var tag = Assert.Single(((ListExpression)Image(site, "wordpress").Args.Tags!.Expression).Items);
        Assert.EndsWith($":{Shield(policy)}", ExpressionText.Of(tag), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shield_of_what_people_start_waits_for_its_task_definition()
    {
        var site = await CreateAsync(TestSites.Prod);

        Assert.Contains(new Properties.References().Of(Lifecycle(site, "toolbox")), static r => r.Name == "toolbox-task");
    }

    [Fact]
    public async Task No_later_build_takes_the_tag_of_an_earlier_one()
    {
        var keepers = new HashSet<string>();
        foreach (var site in new[] { TestSites.Prod, TestSites.Prod.With("Aws:Compute:Architecture", "arm64") })
        {
            var id = (await CreateAsync(site)).Program.OfType<RandomId>().Single(static r => ((CustomResource)r).Name == "wordpress-build");
            keepers.Add(string.Join(',', ((ObjectExpression)id.Args.Properties()["keepers"]!).Properties.Select(static p => $"{p.Key}={((LiteralExpression)p.Value).Value}")));
        }

        Assert.Equal(2, keepers.Count);
        Assert.All(keepers, static k => Assert.Contains("context=", k, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Images_travel_as_zstd_and_are_pushed_once()
    {
        var image = Image(await CreateAsync(TestSites.Dev), "wordpress").Args;

        Assert.False(image.Push.Literal);
        var registry = Assert.Single(image.Exports!).Value!.Registry!.Value!;
        Assert.True(registry.Push!.Literal);
        Assert.True(registry.ForceCompression!.Literal);
        Assert.True(registry.OciMediaTypes!.Literal);
        Assert.Equal("zstd", ExpressionText.Of(registry.Compression!.Expression));
        // With level 0 the provider leaves the compression out.
        Assert.Equal(3, registry.CompressionLevel!.Literal);
    }

    private static LifecyclePolicy Lifecycle(SiteTopology site, string name) => site.Program.OfType<LifecyclePolicy>().Single(p => ((CustomResource)p).Name == $"{name}-lifecycle");

    private static Image Image(SiteTopology site, string name) => site.Program.OfType<Image>().Single(i => ((CustomResource)i).Name == $"{name}-image");

    private static string Shield(LifecyclePolicy policy)
    {
        var rules = (ListExpression)((ObjectExpression)((FunctionExpression)policy.Args.Policy.Expression).Argument)["rules"]!;
        var selection = (ObjectExpression)((ObjectExpression)rules.Items[0])["selection"]!;
        return Assert.Single(ExpressionText.Each(selection["tagPrefixList"]));
    }

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);
}
