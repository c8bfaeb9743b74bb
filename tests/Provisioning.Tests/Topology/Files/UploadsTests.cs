using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>Uploads in a bucket: who reads them, who writes them, and what becomes of them.</summary>
public class UploadsTests
{
    private const string Bucket = "wordpress-uploads-bucket";
    private const string Arn = $"${{{Bucket}.arn}}";

    [Fact]
    public async Task CloudFront_serves_the_library_of_the_media_from_the_bucket_and_all_else_from_the_site()
    {
        var distribution = Assert.Single((await CreateAsync(TestSites.S3Uploads)).Program.OfType<Distribution>());

        var origin = Assert.Single(distribution.Args.Origins.Objects(), static o => o.OriginAccessControlId is not null);
        Assert.Equal($"${{{Bucket}.bucketRegionalDomainName}}", ExpressionText.Of(origin.DomainName.Expression));
        Assert.Equal(
            [("/wp-content/uploads/20??/??/*", Bucket), ("/wp-content/*", "wordpress"), ("/wp-includes/*", "wordpress")],
            distribution.Args.OrderedCacheBehaviors.Objects().Select(static b => (b.PathPattern.Literal!, b.TargetOriginId.Literal!)));
        // A query would be signed with the rest, and S3 changes a file's type by it.
        var behavior = distribution.Args.OrderedCacheBehaviors.Objects().First();
        Assert.Null(behavior.OriginRequestPolicyId);
        var policy = (await CreateAsync(TestSites.S3Uploads)).Program.OfType<CachePolicy>().Single(static c => ((CustomResource)c).Name == $"{Bucket}-cache");
        Assert.Equal("none", policy.Args.ParametersInCacheKeyAndForwardedToOrigin!.Value!.QueryStringsConfig.Value!.QueryStringBehavior.Literal);
    }

    [Theory]
    [InlineData(null, "wp-content/uploads/20??/??/*")]
    [InlineData(MultisiteMode.Subdirectories, "wp-content/uploads/20??/??/* wp-content/uploads/sites/*/20??/??/*")]
    public async Task Only_the_distribution_reads_and_only_what_is_for_everybody(MultisiteMode? mode, string paths)
    {
        var site = await CreateAsync(mode is null ? TestSites.S3Uploads : TestSites.S3Uploads.With(static builder => builder.CreateResourceBuilder(builder.Resources.OfType<WordPressResource>().Single()).WithMultisite()));

        var policy = site.Program.OfType<BucketPolicy>().Single(static p => ((CustomResource)p).Name == $"{Bucket}-policy");
        var statements = PolicyStatement.Of(policy, policy.Args.Policy).ToDictionary(static s => ExpressionText.Of(s.Statement["Sid"]!));
        Assert.Equal(["Edge", "EdgeFinds", "Encrypted"], statements.Keys);
        Assert.Equal(paths.Split(' ').Select(static p => $"{Arn}/{p}"), statements["Edge"].Resources);
        Assert.Equal(["s3:GetObject"], statements["Edge"].Actions);
        Assert.All(["Edge", "EdgeFinds"], sid => Assert.True(statements[sid].HasCondition("StringEquals", "aws:SourceArn", "${wordpress-distribution.arn}"), sid));
        Assert.True(PolicyStatement.Of(site.Context.Keys.Key!, site.Context.Keys.Key!.Args.Policy).Single(static s => s.Name == "key/EdgeUploads0")
            .HasCondition("ArnLike", "kms:EncryptionContext:aws:s3:arn", "arn:${partition.partition}:s3:::blog-wordpress-uploads-bucket-*"));
    }

    [Theory]
    [InlineData("wordpress-task-policy")]
    [InlineData("wordpress-cron-task-policy")]
    [InlineData("toolbox-task-policy")]
    public async Task The_tasks_that_load_the_site_write_there_and_nowhere_else(string name)
    {
        var site = await CreateAsync(TestSites.S3Uploads);

        var policy = site.Program.OfType<RolePolicy>().Single(p => ((CustomResource)p).Name == name);
        var granted = PolicyStatement.Of(policy, policy.Args.Policy).Where(static s => s.Actions.Any(static a => a.StartsWith("s3:", StringComparison.Ordinal))).ToList();
        Assert.Equal(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], granted.SelectMany(static s => s.Actions));
        Assert.Equal([$"{Arn}/wp-content/uploads/*", Arn], granted.SelectMany(static s => s.Resources));
        var program = TestSite.Write(site.Program);
        Assert.Contains("\"WORDPRESS_UPLOADS_S3_BUCKET\"", program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_kept_as_a_store_of_data_is()
    {
        var site = await CreateAsync(TestSites.S3Uploads);

        Assert.All(site.Program.Resources.Where(static r => r.Type.StartsWith("aws:s3", StringComparison.Ordinal)), static r => Assert.True(r.Options.RetainOnDelete, r.Name));
        var rule = site.Program.OfType<BucketLifecycleConfiguration>().Single(static l => ((CustomResource)l).Name == $"{Bucket}-lifecycle").Args.Rules.Objects().Single();
        Assert.Equal(30, rule.NoncurrentVersionExpiration!.Value!.NoncurrentDays.Literal);
        Assert.Null(rule.Expiration!.Value!.Days);
        Assert.Equal([Arn], ExpressionText.Each(site.Program.OfType<Selection>().Single(static s => ((CustomResource)s).Name == "backup-uploads-selection").Args.Resources!.Expression));
        Assert.Contains(site.Program.OfType<RolePolicyAttachment>(), static a => ExpressionText.Of(a.Args.PolicyArn.Expression).EndsWith(":iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup", StringComparison.Ordinal));
        // The volume stays, with what it had.
        Assert.Contains(site.Program.Resources, static r => r is { Name: "uploads", Type: "aws:efs/fileSystem:FileSystem" });
        Assert.Contains("wordpress-uploads-bucket", site.Program.Outputs.Keys);
    }

    [Fact]
    public async Task Before_the_switch_there_is_the_bucket_and_a_right_to_it_and_nothing_reads_or_writes_there()
    {
        var before = await TestSites.Prod.PublishAsync(TestContext.Current.CancellationToken);
        var site = await CreateAsync(TestSites.Prod.With("Aws:Uploads:Bucket", "true"));
        var program = TestSite.Write(site.Program);

        Assert.DoesNotContain("WORDPRESS_UPLOADS_S3_BUCKET", program, StringComparison.Ordinal);
        Assert.Empty(site.Program.OfType<OriginAccessControl>());
        Assert.Contains("s3:PutObject", program, StringComparison.Ordinal);
        Assert.DoesNotContain("uploads-bucket", before, StringComparison.Ordinal);
        var policy = site.Program.OfType<BucketPolicy>().Single(static p => ((CustomResource)p).Name == $"{Bucket}-policy");
        Assert.Equal("Deny", ExpressionText.Of(Assert.Single(PolicyStatement.Of(policy, policy.Args.Policy)).Statement["Effect"]!));
    }

    [Fact]
    public async Task An_image_that_knows_nothing_of_buckets_is_refused()
    {
        var site = TestSites.S3Uploads with { Model = static builder => builder.AddWordPress("wordpress", builder.AddMariaDb("mariadb").AddDatabase("wordpress-db")).WithExternalHttpEndpoints() };

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync(site));
        Assert.StartsWith("Aws:Uploads must leave uploads on the volume", error.Message, StringComparison.Ordinal);
    }

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);
}
