using System.Text.Json;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Changes;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>What a plan says in words.</summary>
public class ChangePlanTests
{
    private const string Database = "aws:rds/instance:Instance";

    [Fact]
    public void Steps_of_one_resource_are_one_change_and_what_stays_is_counted()
    {
        var plan = Plan.Of(
            Plan.Step(OperationType.CreateReplacement, "aws:ecs/taskDefinition:TaskDefinition", "wordpress-task", "cpu", isReason: true),
            Plan.Step(OperationType.Replace, "aws:ecs/taskDefinition:TaskDefinition", "wordpress-task", "cpu", isReason: true),
            Plan.Step(OperationType.DeleteReplaced, "aws:ecs/taskDefinition:TaskDefinition", "wordpress-task"));

        var change = Assert.Single(plan.Changes);
        Assert.Equal(("wordpress-task", ChangeAction.Replace, SitePart.Compute, true), (change.Name, change.Action, change.Part, change.IsCreatedFirst));
        Assert.Equal(["cpu"], change.Reasons);
        Assert.Equal(1, plan.Unchanged);
        Assert.False(plan.IsFirst);
    }

    [Theory]
    [InlineData("blog", "blog-mariadb", "mariadb")]
    [InlineData("internal", "wp-internal-wordpress-alb", "wordpress-alb")]
    [InlineData("blog", "another-mariadb", "another-mariadb")]
    public void A_resource_is_called_as_in_the_program(string site, string logicalName, string name) => Assert.Equal(name, LogicalNames.InProgram(site, logicalName));

    [Theory]
    [InlineData(OperationType.Update, Database, "instanceClass", "Restart", "restarts: some minutes")]
    [InlineData(OperationType.Update, Database, "allocatedStorage", "Nothing", null)]
    [InlineData(OperationType.Update, "aws:efs/fileSystem:FileSystem", "throughputMode", "Nothing", null)]
    [InlineData(OperationType.Replace, "aws:efs/fileSystem:FileSystem", "kmsKeyId", "Outage", "is replaced")]
    [InlineData(OperationType.Replace, Database, "username", "Outage", "is replaced")]
    [InlineData(OperationType.Delete, Database, null, "Outage", "is removed")]
    [InlineData(OperationType.Update, "aws:ecs/service:Service", "taskDefinition", "NewTasks", "one by one")]
    [InlineData(OperationType.Update, "aws:ecs/service:Service", "tags", "Nothing", null)]
    [InlineData(OperationType.Replace, "aws:lb/loadBalancer:LoadBalancer", "internal", "Outage", "DNS caches")]
    [InlineData(OperationType.Update, "aws:elasticache/replicationGroup:ReplicationGroup", "nodeType", "Restart", "other nodes")]
    [InlineData(OperationType.Create, "aws:ec2/natGateway:NatGateway", null, "Nothing", null)]
    public void Visitors_notice(OperationType operation, string type, string? property, string effect, string? sentence)
    {
        var impacts = VisitorImpacts.Of(Plan.Of(Plan.Step(operation, type, "thing", property, isReason: operation == OperationType.Replace)));

        Assert.Equal(effect, (impacts.Count == 0 ? VisitorEffect.Nothing : impacts[0].Effect).ToString());
        Assert.Equal(sentence is null, impacts.Count == 0);
        Assert.All(impacts, i => Assert.Contains(sentence!, i.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_standby_takes_over_within_a_minute() =>
        Assert.Contains("about a minute", VisitorImpacts.Of(Plan.Of(Plan.Step(OperationType.Update, Database, "mariadb", "instanceClass", old: new { multiAz = true })))[0].Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(Database, "username", "Aws:Database:UserName")]
    [InlineData(Database, "kmsKeyId", "Aws:Encryption:CustomerManagedKeys")]
    [InlineData("aws:efs/fileSystem:FileSystem", "performanceMode", "Aws:FileSystem:PerformanceMode")]
    [InlineData("aws:backup/vault:Vault", "kmsKeyArn", "Aws:Encryption:CustomerManagedKeys")]
    public void A_store_is_replaced_only_if_it_is_named(string type, string property, string option)
    {
        var plan = Plan.Of(Plan.Step(OperationType.Replace, type, "store", property, isReason: true));

        var refusal = Refusal(plan, []);
        Assert.Contains(option, refusal, StringComparison.Ordinal);
        Assert.Contains("--replace store", refusal, StringComparison.Ordinal);
        Assert.Null(Refusal(plan, ["store"]));
        Assert.Contains("'another'", Refusal(plan, ["store", "another"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws:s3/bucket:Bucket")]
    [InlineData("aws:kms/key:Key")]
    [InlineData(Database)]
    public void A_store_is_deleted_only_if_it_is_named(string type) =>
        Assert.Contains("delete 'store'", Refusal(Plan.Of(Plan.Step(OperationType.Delete, type, "store")), []), StringComparison.Ordinal);

    [Fact]
    public void What_fills_up_again_need_not_be_named()
    {
        var plan = Plan.Of(Plan.Step(OperationType.Delete, "aws:elasticache/replicationGroup:ReplicationGroup", "cache"));

        Assert.Null(Refusal(plan, []));
        Assert.Single(DataImpact.Of(plan));
    }

    [Theory]
    [InlineData("aws:s3/bucket:Bucket")]
    [InlineData("aws:backup/vault:Vault")]
    [InlineData("aws:kms/key:Key")]
    public void What_stays_in_AWS_need_not_be_named(string type)
    {
        var plan = Plan.Of(Plan.Step(OperationType.Delete, type, "store", stays: true));

        Assert.Null(Refusal(plan, []));
        Assert.Contains("is given up: it stays in AWS", DataImpact.Of(plan)[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allocatedStorage", "100", "20", "This would lower Aws:Database:AllocatedGiB from 100 to 20")]
    [InlineData("allocatedStorage", "20", "100", null)]
    [InlineData("engineVersion", "11.8", "11.4", "This would lower Aws:Database:EngineVersion from 11.8 to 11.4")]
    [InlineData("engineVersion", "11.8.5", "11.8.3", "from 11.8.5 to 11.8.3")]
    [InlineData("engineVersion", "11.8.5", "11.8", null)]
    [InlineData("engineVersion", "10.11", "11.4", null)]
    public void What_only_grows_is_not_lowered(string property, string old, string now, string? sentence)
    {
        var refusal = Refusal(Plan.Of(Plan.Step(OperationType.Update, Database, "mariadb", property, now, old: new Dictionary<string, string> { [property] = old })), []);

        Assert.Equal(sentence is null, refusal is null);
        Assert.Contains(sentence ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A", 1)]
    [InlineData("CNAME", 0)]
    public void A_record_that_proves_a_certificate_leads_nobody_to_the_site(string type, int impacts) =>
        Assert.Equal(impacts, VisitorImpacts.Of(Plan.Of(Plan.Step(OperationType.Delete, "aws:route53/record:Record", "record", old: new { type }))).Count);

    [Fact]
    public void A_site_does_not_move_to_another_network()
    {
        var plan = Plan.Of(Plan.Step(OperationType.Replace, "aws:ec2/vpc:Vpc", "vpc", "cidrBlock", isReason: true), Plan.Step(OperationType.Replace, Database, "mariadb", "dbSubnetGroupName", isReason: true));

        Assert.Contains("Aws:Network:Cidr cannot change on a site that lives: publish the site under another --name", Refusal(plan, ["mariadb"]), StringComparison.Ordinal);
        Assert.Contains("since Aws:Network:VpcId cannot change", Refusal(Plan.Of(Plan.Step(OperationType.Replace, "aws:ec2/securityGroup:SecurityGroup", "wordpress-group", "vpcId", isReason: true)), []), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_protected_is_not_replaced_even_if_it_is_named()
    {
        var plan = Plan.Of(Plan.Step(OperationType.Replace, Database, "mariadb", "username", isReason: true), Plan.Step(OperationType.Replace, "aws:efs/fileSystem:FileSystem", "uploads", "kmsKeyId", isReason: true));

        Assert.Null(Refusal(plan, ["mariadb", "uploads"]));
        Assert.Contains("This would replace 'mariadb', which is protected from being deleted: first lift that, and nothing else, with `deploy --set Aws:Database:DeletionProtection=false`", Refusal(plan, ["mariadb", "uploads"], plan.Changes[0].Urn), StringComparison.Ordinal);
        var balancer = Plan.Of(Plan.Step(OperationType.Replace, "aws:lb/loadBalancer:LoadBalancer", "wordpress-alb", "internal", isReason: true));
        Assert.Contains("`deploy --set Aws:LoadBalancer:DeletionProtection=false`", Refusal(balancer, [], balancer.Changes[0].Urn), StringComparison.Ordinal);
        Assert.Contains("`deploy --set Aws:ForceDestroy=true`", Refusal(plan, ["mariadb", "uploads"], plan.Changes[1].Urn), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1", null, null)]
    [InlineData("us-east-1", null, "Aws:Region is 'us-east-1', but the site 'blog' lives in 'eu-west-1'")]
    [InlineData("eu-west-1", "222222222222", "Aws:AccountId is '222222222222', but the site 'blog' lives in '111111111111'")]
    public void A_site_does_not_move_to_another_region_or_account(string region, string? account, string? sentence)
    {
        var moved = LivingSite.Moved("blog", ("eu-west-1", "111111111111"), (region, account));

        Assert.Equal(sentence is null, moved is null);
        Assert.Contains(sentence ?? "", moved ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "final-1", "snapshot 'final-1'")]
    [InlineData(true, "final-1", "no final snapshot")]
    public void It_is_said_from_where_a_database_can_be_restored(bool skip, string snapshot, string sentence) =>
        Assert.Contains(sentence, DataImpact.Of(Plan.Of(Plan.Step(OperationType.Delete, Database, "mariadb", old: new { skipFinalSnapshot = skip, finalSnapshotIdentifier = snapshot })))[0].Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task What_only_follows_from_a_change_in_place_is_not_certain()
    {
        var site = await TestSites.Dev.CreateAsync(TestContext.Current.CancellationToken);
        var plan = Certainty.Judge(
            Plan.Of(
                Plan.Step(OperationType.Update, "aws:rds/subnetGroup:SubnetGroup", "database-subnets", "subnetIds"),
                Plan.Step(OperationType.Replace, Database, "mariadb", "dbSubnetGroupName", Plan.Unknown, isReason: true)),
            site.Program);

        Assert.Equal([("database-subnets", false), ("mariadb", true)], plan.Changes.Select(static c => (c.Name, c.IsUncertain)));
        Assert.Null(Refusal(plan, []));
    }

    [Fact]
    public async Task What_is_feared_to_be_replaced_and_certain_to_differ_is_changed_in_place()
    {
        var site = await TestSites.Dev.CreateAsync(TestContext.Current.CancellationToken);
        var feared = Plan.Of(
            Plan.Step(OperationType.Update, "aws:rds/subnetGroup:SubnetGroup", "database-subnets", "subnetIds"),
            Plan.Step(OperationType.Replace, Database, "mariadb", "dbSubnetGroupName", Plan.Unknown, isReason: true));
        var plan = Certainty.Judge(feared with { Changes = [feared.Changes[0], feared.Changes[1] with { Properties = ["dbSubnetGroupName", "instanceClass"] }] }, site.Program);

        Assert.Equal((ChangeAction.Change, false, "instanceClass"), (plan.Changes[1].Action, plan.Changes[1].IsUncertain, Assert.Single(plan.Changes[1].Properties)));
        Assert.Null(Refusal(plan, []));
    }

    [Fact]
    public async Task What_follows_from_a_replacement_is_certain()
    {
        var site = await TestSites.Dev.CreateAsync(TestContext.Current.CancellationToken);
        var plan = Certainty.Judge(
            Plan.Of(
                Plan.Step(OperationType.Replace, "aws:rds/subnetGroup:SubnetGroup", "database-subnets", "name", isReason: true),
                Plan.Step(OperationType.Replace, Database, "mariadb", "dbSubnetGroupName", Plan.Unknown, isReason: true)),
            site.Program);

        Assert.DoesNotContain(plan.Changes, static c => c.IsUncertain);
        Assert.NotNull(Refusal(plan, []));
    }

    [Fact]
    public void The_page_is_text_Markdown_and_JSON()
    {
        var page = new ChangePage
        {
            Title = "What a deploy does to 'blog' (dev)",
            Site = "blog",
            Environment = "dev",
            Plan = Plan.Of(Plan.Step(OperationType.Update, Database, "mariadb", "instanceClass")),
            Bill = new(120.5m, 100m),
            Refusal = "No.",
        };

        Assert.Contains("  Month's bill  about 20.50 USD a month more: about 120.50 USD a month", page.Text());
        Assert.Contains("| Database |  | mariadb (instanceClass) |  |  |", page.Markdown());
        Assert.Contains("- **Data**: nothing is lost", page.Markdown());
        using var json = JsonDocument.Parse(string.Join('\n', page.Json()));
        Assert.Equal(20.5m, json.RootElement.GetProperty("bill").GetProperty("differenceUsd").GetDecimal());
        Assert.Equal("restart", json.RootElement.GetProperty("visitors").GetProperty("effect").GetString());
        Assert.Equal("No.", json.RootElement.GetProperty("refused").GetString());
    }

    [Fact]
    public void A_site_that_is_new_has_nobody_to_notice() =>
        Assert.Contains("  Visitors      nobody yet", new ChangePage { Title = "", Site = "", Environment = "", Plan = ChangePlan.Of([Plan.Step(OperationType.Create, Database, "mariadb")], "blog") }.Text());

    [Theory]
    [InlineData("about 104.20 USD a month", 104.20)]
    [InlineData("deploy blog dev: about 104.20 USD a month; before: wordpress=arn:1", 104.20)]
    [InlineData("more replicas", null)]
    public void The_bill_is_found_again_in_the_history(string message, double? usd) => Assert.Equal((decimal?)usd, MonthlyBill.Read(message));

    private static string? Refusal(ChangePlan plan, string[] consents, params string[] guarded) => LivingSite.Refusal(plan, consents, guarded.ToHashSet(StringComparer.Ordinal));
}
