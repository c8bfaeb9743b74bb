using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

public class SiteTopologyTests
{
    [Fact]
    public async Task Groups_of_the_database_are_for_the_major_version()
    {
        var site = await CreateAsync(TestSites.Prod.With("Aws:Database:EngineVersion", "11.4.5").With("Aws:Database:AutoMinorVersionUpgrade", "false"));

        var parameters = (ParameterGroupArgs)Assert.Single(site.Program.OfType<ParameterGroup>()).Args;
        Assert.Equal("mariadb11.4", parameters.Family!.Literal);
        Assert.Equal("11.4", ((OptionGroupArgs)Assert.Single(site.Program.OfType<OptionGroup>()).Args).MajorEngineVersion!.Literal);
        Assert.Equal("11.4.5", ((InstanceArgs)Assert.Single(site.Databases).Instance.Args).EngineVersion!.Literal);
    }

    [Fact]
    public async Task Instances_without_NAT_reach_S3_and_the_endpoints_and_nothing_else()
    {
        var site = await CreateAsync(TestSites.NoNat.With("Aws:Compute:LaunchType", "ec2")
            .With("Aws:Network:InterfaceEndpoints", "ecr.api,ecr.dkr,ecs,ecs-agent,ecs-telemetry,logs,secretsmanager,ssmmessages"));

        var rules = site.Program.OfType<SecurityGroupEgressRule>().Where(static r => r.Name.StartsWith("instances-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["instances-to-endpoints-443-egress", "instances-to-s3-443"], rules.Select(static r => ((CustomResource)r).Name).Order());
        Assert.All(rules, static r => Assert.Null(((SecurityGroupEgressRuleArgs)r.Args).CidrIpv4));
    }

    [Fact]
    public async Task Every_container_of_a_site_runs_as_its_user()
    {
        var site = await CreateAsync(TestSites.Dev);

        Assert.All(site.Compute.Workloads.SelectMany(static w => w.Containers), static c => Assert.Equal("33:33", c.User));
    }

    [Fact]
    public async Task The_task_of_scheduled_work_is_given_no_administrator_s_password()
    {
        var site = await CreateAsync(TestSites.Prod);

        var cron = Assert.Single(TaskContainer.Of(site.Program.OfType<TaskDefinition>().Single(static t => ((CustomResource)t).Name == "wordpress-cron-task")));
        var secrets = ((ListExpression)cron.Definition["secrets"]!).Items.Cast<ObjectExpression>().Select(static s => ExpressionText.Of(s["name"]!)).ToList();
        Assert.Contains("WORDPRESS_DB_PASSWORD", secrets);
        Assert.DoesNotContain("WORDPRESS_PASSWORD", secrets);
        Assert.DoesNotContain("DATABASE_ADMIN_PASSWORD", secrets);
    }

    [Fact]
    public async Task Nothing_in_a_toolbox_has_more_rights_than_the_site() =>
        Assert.All((await CreateAsync(TestSites.Prod)).Compute.Workloads.SelectMany(static w => w.Containers).Where(static c => c.Name is "toolbox" or "wordpress"), static c => Assert.Equal(["ALL"], c.DropCapabilities));

    [Fact]
    public async Task A_Dockerfile_outside_its_context_is_where_the_publish_puts_it()
    {
        var site = await CreateAsync(TestSites.Dev.With(static builder =>
            builder.AddContainer("proxy", "proxy").WithDockerfile("Topology/Images/wordpress", "../toolbox/Dockerfile")));

        var image = site.Program.OfType<Image>().Single(static i => ((CustomResource)i).Name == "proxy-image");
        Assert.Equal("./images/proxy.Dockerfile", ((ImageArgs)image.Args).Dockerfile!.Value!.Location!.Literal);
    }

    [Fact]
    public async Task A_resource_whose_name_the_program_uses_itself_is_told()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync(TestSites.Dev.With(static builder => builder.AddSharedVolume("Cluster"))));

        Assert.Equal("The program would have two resources or variables named 'cluster': rename the resource of the application that has this name, or whose name it begins with.", error.Message);
    }

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);
}
