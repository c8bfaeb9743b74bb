using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Iam;
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

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("ec2")]
    [InlineData("two-sites")]
    public async Task Only_the_one_off_task_is_given_the_passwords_of_administrators(string name)
    {
        var site = await CreateAsync(TestSites.Named(name));

        foreach (var task in site.Program.OfType<TaskDefinition>())
        {
            var secrets = TaskContainer.Of(task).SelectMany(static c => (c.Definition["secrets"] as ListExpression)?.Items.Cast<ObjectExpression>() ?? []).ToList();
            var names = secrets.Select(static s => ExpressionText.Of(s["name"]!)).ToHashSet();
            var isInstallation = ((CustomResource)task).Name.EndsWith("-installation-task", StringComparison.Ordinal);
            Assert.Equal(isInstallation, names.Contains("WORDPRESS_PASSWORD"));
            Assert.Equal(isInstallation, names.Contains("DATABASE_ADMIN_PASSWORD"));
            Assert.Contains("WORDPRESS_DB_PASSWORD", names);
            var execution = site.Program.OfType<RolePolicy>().Single(p => ((CustomResource)p).Name == $"{((CustomResource)task).Name[..^"-task".Length]}-execution-policy");
            Assert.Equal(isInstallation, execution.Args.Policy.Expression.References().Any(static r => r is Instance));
            Assert.Equal(isInstallation, execution.Args.Policy.Expression.References().Any(static r => r.Name == "installation-secrets"));
        }
    }

    [Fact]
    public async Task Each_deployment_of_a_site_starts_its_one_off_task_which_its_service_waits_for()
    {
        var site = await CreateAsync(TestSites.Prod);

        var rule = site.Program.OfType<EventRule>().Single(static r => ((CustomResource)r).Name == "wordpress-installation-rule");
        var pattern = rule.Args.EventPattern!.Expression.DescendantsAndSelf().Select(ExpressionText.Of).ToList();
        Assert.Contains("SERVICE_DEPLOYMENT_IN_PROGRESS", pattern);
        Assert.Contains("arn:${partition.partition}:ecs:eu-central-1:${caller.accountId}:service/${cluster.name}/blog-wordpress-service-", pattern);
        var target = site.Program.OfType<EventTarget>().Single(static t => ((CustomResource)t).Name == "wordpress-installation-target");
        Assert.Contains(target.Args.EcsTarget!.Expression.References(), static r => r.Name == "wordpress-installation-task");
        Assert.Contains(target, new Properties.References().Of(site.Program.OfType<Service>().Single(static s => ((CustomResource)s).Name == "wordpress-service")));
    }

    [Fact]
    public async Task What_serves_starts_after_what_waits_for_the_site_and_what_installs_after_the_user_is_there()
    {
        var site = await CreateAsync(TestSites.Prod);

        Assert.Equal([("wait-for-site", "wait-for-site", null), ("wordpress", null, "wait-for-site")], Containers("wordpress-task"));
        Assert.Equal([("create-database-user", "create-database-user", null), ("wordpress", "install", "create-database-user")], Containers("wordpress-installation-task"));

        IEnumerable<(string? Name, string? Command, string? After)> Containers(string task) =>
            TaskContainer.Of(site.Program.OfType<TaskDefinition>().Single(t => ((CustomResource)t).Name == task)).Select(static c => (
                (string?)ExpressionText.Of(c.Definition["name"]!),
                c.Definition["command"] is ListExpression command ? ExpressionText.Of(command.Items[0]) : null,
                c.Definition["dependsOn"] is ListExpression after ? ExpressionText.Of(((ObjectExpression)after.Items[0])["containerName"]!) : null));
    }

    [Fact]
    public async Task No_container_of_the_site_or_its_toolbox_has_a_capability() =>
        Assert.All((await CreateAsync(TestSites.Prod)).Program.OfType<TaskDefinition>().SelectMany(TaskContainer.Of), static c =>
            Assert.Contains("ALL", ExpressionText.Each(((ObjectExpression)((ObjectExpression)c.Definition["linuxParameters"]!)["capabilities"]!)["drop"])));

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
