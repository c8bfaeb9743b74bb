using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Aws.Sns;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>News arrive: whoever publishes may, in the form that AWS documents for it, and nobody else may.</summary>
public class NotificationTests
{
    [Fact]
    public async Task Each_publisher_has_the_form_that_AWS_documents()
    {
        var site = await CreateAsync(TestSites.Prod);

        var topic = Statements(site.Program.OfType<TopicPolicy>().Single(), static p => p.Args.Policy);
        Assert.Equal(["Alarms", "Events", "DatabaseEvents"], topic.Keys);
        Assert.True(topic["Alarms"].HasCondition("StringEquals", "aws:SourceAccount", "${caller.accountId}"));
        Assert.False(topic["Events"].IsConditional);
        Assert.True(topic["DatabaseEvents"].HasCondition("StringEquals", "aws:SourceAccount", "${caller.accountId}"));

        var key = Statements(site.Context.Keys.Key!, static k => k.Args.Policy);
        Assert.Equal(["Account", "Logs", "Alarms", "Events", "DatabaseEvents", "EdgeLogs"], key.Keys);
        Assert.True(key["Events"].HasCondition("ArnLike", "kms:EncryptionContext:aws:sns:topicArn", "arn:${partition.partition}:sns:eu-central-1:${caller.accountId}:blog-alarms-*"));
        Assert.Equal(["kms:GenerateDataKey*"], key["EdgeLogs"].Actions);
        Assert.True(key["EdgeLogs"].HasCondition("ArnLike", "kms:EncryptionContext:aws:s3:arn", "arn:${partition.partition}:s3:::blog-edge-logs-*"));
        Assert.All(key.Values.Where(static s => s.Name != "key/Account"), static s => Assert.True(s.IsConditional));
    }

    [Fact]
    public async Task A_service_that_the_site_does_not_use_may_nothing()
    {
        var site = await CreateAsync(TestSites.Dev.With("Aws:Encryption:CustomerManagedKeys", "true").With("Aws:Observability:AlarmEmail", "ops@example.com").With("Aws:Observability:MonthlyBudgetUsd", "10"));

        Assert.Equal(["DatabaseEvents"], Statements(site.Program.OfType<TopicPolicy>().Single(), static p => p.Args.Policy).Keys);
        Assert.Equal(["Account", "Logs", "DatabaseEvents"], Statements(site.Context.Keys.Key!, static k => k.Args.Policy).Keys);
    }

    [Fact]
    public async Task Load_balancers_write_their_logs_as_AWS_documents()
    {
        var site = await CreateAsync(TestSites.Prod);

        var policy = Statements(site.Program.OfType<BucketPolicy>().Single(static p => ((CustomResource)p).Name == "access-logs-policy"), static p => p.Args.Policy);
        Assert.False(policy["LoadBalancers"].IsConditional);
        Assert.Equal(["${access-logs.arn}/*/AWSLogs/${caller.accountId}/*"], policy["LoadBalancers"].Resources);
    }

    private static Dictionary<string, PolicyStatement> Statements<T>(T owner, Func<T, Input<string>?> policy)
        where T : CustomResource => PolicyStatement.Of(owner, policy(owner)).ToDictionary(static s => s.Name.Split('/')[1]);

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);
}
