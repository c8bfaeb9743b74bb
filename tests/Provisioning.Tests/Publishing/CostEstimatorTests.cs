using WpAspire.Provisioning.Aws.AppAutoScaling;
using WpAspire.Provisioning.Aws.AutoScaling;
using WpAspire.Provisioning.Aws.AutoScaling.Inputs;
using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.CloudWatch.Inputs;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Aws.ElastiCache;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Publishing.Cost;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Publishing;

public class CostEstimatorTests
{
    private const int Hours = 730;

    private readonly PulumiProgram _program = new("blog");

    public static TheoryData<string> Sites => TestSites.Names;

    [Fact]
    public void No_type_of_resource_is_passed_over()
    {
        var types = typeof(CustomResource).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(CustomResource)) && !t.IsAbstract);

        Assert.Empty(types.Where(static t => !CostEstimator.Knows(t)).Select(static t => t.FullName));
    }

    [Fact]
    public async Task A_sum_without_a_part_says_so()
    {
        var site = await TestSites.Dev.With("Aws:Database:InstanceClass", "db.z9.large").With("Aws:Database:Parameters:MaxConnections", "200").CreateAsync(TestContext.Current.CancellationToken);

        var estimate = CostEstimator.Estimate(site.Program, site.Context.Region);

        Assert.StartsWith("at least ", estimate.Summary, StringComparison.Ordinal);
        Assert.EndsWith(" USD a month, without mariadb, whose price is not known", estimate.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_that_RDS_makes_has_its_price()
    {
        var site = await TestSites.Dev.CreateAsync(TestContext.Current.CancellationToken);

        var estimate = CostEstimator.Estimate(site.Program, site.Context.Region);

        Assert.Contains(estimate.Lines, static l => l.Resource.Name == "mariadb" && l.PriceKey == "secretsmanager/secret");
        Assert.StartsWith("about ", estimate.Summary, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task Every_resource_that_is_made_has_a_price_that_the_table_knows(string name)
    {
        var site = await TestSites.Named(name).CreateAsync(TestContext.Current.CancellationToken);

        var estimate = CostEstimator.Estimate(site.Program, site.Context.Region);

        Assert.All(estimate.NotEstimated, static unknown => Assert.DoesNotContain("the price table has no", unknown.Why, StringComparison.Ordinal));
        Assert.True(estimate.MonthlyUsd > 0);
    }

    [Fact]
    public void A_database_costs_its_class_and_its_disk_twice_with_a_standby()
    {
        Add(new Instance("db", new InstanceArgs { InstanceClass = "db.t4g.small", AllocatedStorage = 20, StorageType = "gp3" }));
        var single = Estimate();
        Add(new Instance("with-standby", new InstanceArgs { InstanceClass = "db.t4g.small", AllocatedStorage = 20, StorageType = "gp3", MultiAz = true }));

        Assert.Equal(Hours * 0.032m + 20 * 0.115m, single.MonthlyUsd);
        Assert.Equal(3 * single.MonthlyUsd, Estimate().MonthlyUsd);
    }

    [Theory]
    [InlineData("gp3", 400, 12000, 500, 400 * 0.115)]
    [InlineData("gp3", 400, 13000, 600, 400 * 0.115 + 1000 * 0.02 + 100 * 0.08)]
    [InlineData("io2", 100, 1000, null, 100 * 0.125 + 1000 * 0.10)]
    public void A_faster_disk_costs_what_it_has_beyond_what_comes_with_it(string kind, int size, int iops, int? throughput, double expected)
    {
        var args = new InstanceArgs { InstanceClass = "db.t4g.micro", AllocatedStorage = size, StorageType = kind, Iops = iops };
        if (throughput is { } rate)
        {
            args.StorageThroughput = rate;
        }

        Add(new Instance("db", args));

        Assert.Equal((decimal)expected, Estimate().Lines.Skip(1).Sum(static l => l.MonthlyUsd), 6);
    }

    [Theory]
    [InlineData("X86_64", 0.04048, 0.004445)]
    [InlineData("ARM64", 0.03238, 0.00356)]
    public void A_service_on_Fargate_costs_the_processors_and_memory_of_its_tasks(string architecture, double cpu, double memory)
    {
        AddService(architecture, strategy: "FARGATE");

        Assert.Equal(3 * Hours * (decimal)(0.5 * cpu + 1 * memory), Estimate().MonthlyUsd, 6);
    }

    [Fact]
    public void Autoscaling_says_what_it_may_add()
    {
        var service = AddService("X86_64", strategy: "FARGATE");
        Add(new Target("scaling", new TargetArgs
        {
            ServiceNamespace = "ecs",
            ScalableDimension = "ecs:service:DesiredCount",
            ResourceId = Output.Format($"service/blog/{service.Name}"),
            MinCapacity = 3,
            MaxCapacity = 9,
        }));

        var estimate = Estimate();

        Assert.Equal(2 * estimate.MonthlyUsd, estimate.AtMostUsd);
    }

    [Fact]
    public void Tasks_on_instances_cost_the_instances()
    {
        var provider = Add(new CapacityProvider("instances", new CapacityProviderArgs()));
        AddService("X86_64", strategy: provider.Name);
        var template = Add(new LaunchTemplate("template", new LaunchTemplateArgs { InstanceType = "t3.medium" }));
        Add(new Group("group", new GroupArgs
        {
            MinSize = 2,
            MaxSize = 4,
            LaunchTemplate = new GroupLaunchTemplateArgs { Id = template.Id },
        }));

        var estimate = Estimate();

        Assert.Equal(2 * Hours * 0.0416m, estimate.MonthlyUsd);
        Assert.Equal(estimate.MonthlyUsd, estimate.AtMostUsd);
    }

    [Fact]
    public void An_interface_endpoint_costs_in_each_zone_and_a_gateway_nothing()
    {
        Add(new VpcEndpoint("s3", new VpcEndpointArgs { VpcId = "vpc", VpcEndpointType = "Gateway" }));
        Add(new VpcEndpoint("logs", new VpcEndpointArgs { VpcId = "vpc", VpcEndpointType = "Interface", SubnetIds = ["a", "b", "c"] }));

        Assert.Equal(3 * Hours * 0.01m, Estimate().MonthlyUsd);
    }

    [Fact]
    public void An_internal_load_balancer_has_no_public_addresses()
    {
        Add(new LoadBalancer("inside", new LoadBalancerArgs { Internal = true, Subnets = ["a", "b"] }));
        var inside = Estimate().MonthlyUsd;
        Add(new LoadBalancer("outside", new LoadBalancerArgs { Internal = false, Subnets = ["a", "b"] }));

        Assert.Equal(inside + 2 * Hours * 0.005m, Estimate().MonthlyUsd - inside);
    }

    [Fact]
    public void An_alarm_over_an_expression_costs_each_of_its_metrics()
    {
        Add(new MetricAlarm("rate", new MetricAlarmArgs
        {
            ComparisonOperator = "GreaterThanThreshold",
            EvaluationPeriods = 1,
            MetricQueries =
            [
                new MetricAlarmMetricQueryArgs { Id = "rate", Expression = "errors / requests" },
                new MetricAlarmMetricQueryArgs { Id = "errors", Metric = new MetricAlarmMetricQueryMetricArgs { MetricName = "Errors", Period = 60, Stat = "Sum" } },
                new MetricAlarmMetricQueryArgs { Id = "requests", Metric = new MetricAlarmMetricQueryMetricArgs { MetricName = "Requests", Period = 60, Stat = "Sum" } },
            ],
        }));

        Assert.Equal(0.20m, Estimate().MonthlyUsd);
    }

    [Fact]
    public void What_the_table_has_no_price_of_is_named()
    {
        Add(new Instance("db", new InstanceArgs { InstanceClass = "db.x99.huge", AllocatedStorage = 20, StorageType = "gp3" }));

        var unknown = Assert.Single(Estimate().NotEstimated);
        Assert.Equal(("db", "the price table has no 'rds/db.x99.huge'"), (unknown.Resource.Name, unknown.Why));
    }

    [Fact]
    public void A_region_without_a_price_of_its_own_is_worked_out_of_the_first_and_says_so()
    {
        Add(new ReplicationGroup("cache", new ReplicationGroupArgs { Description = "cache", Engine = "valkey", NodeType = "cache.t4g.micro", NumCacheClusters = 2 }));

        var frankfurt = Assert.Single(CostEstimator.Estimate(_program, "eu-central-1").Lines);
        var elsewhere = Assert.Single(CostEstimator.Estimate(_program, "ap-south-1").Lines);

        Assert.True(frankfurt.Price.IsApproximate);
        Assert.Equal(2 * Hours * 0.0128m * 1.2m, frankfurt.MonthlyUsd);
        Assert.True(elsewhere.Price.IsApproximate);
        Assert.Equal(2 * Hours * 0.0128m, elsewhere.MonthlyUsd);
    }

    [Fact]
    public void Every_price_says_where_it_is_from()
    {
        Assert.All(PriceTable.Default.Services, static service =>
        {
            Assert.StartsWith("https://aws.amazon.com/", service.Source, StringComparison.Ordinal);
            Assert.Matches("^20[0-9]{2}-[01][0-9]$", service.Date);
            Assert.NotEmpty(service.Basis);
        });
        Assert.All(PriceTable.Default.Keys, static key => Assert.True(PriceTable.Default.Find(key, PriceTable.ReferenceRegion) is { Amount: > 0, IsApproximate: false }));
    }

    private T Add<T>(T resource)
        where T : CustomResource => _program.Add(resource);

    private Service AddService(string architecture, Input<string> strategy)
    {
        var task = Add(new TaskDefinition("task", new TaskDefinitionArgs
        {
            Family = "blog",
            ContainerDefinitions = "[]",
            Cpu = "512",
            Memory = "1024",
            RuntimePlatform = new TaskDefinitionRuntimePlatformArgs { CpuArchitecture = architecture },
        }));
        return Add(new Service("service", new ServiceArgs
        {
            TaskDefinition = task.Arn,
            DesiredCount = 3,
            CapacityProviderStrategies = [new ServiceCapacityProviderStrategyArgs { CapacityProvider = strategy }],
        }));
    }

    private CostEstimate Estimate() => CostEstimator.Estimate(_program, "us-east-1");
}
