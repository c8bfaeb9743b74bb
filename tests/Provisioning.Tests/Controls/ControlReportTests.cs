using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Controls;

public class ControlReportTests
{
    public static TheoryData<string> Sites => TestSites.Names;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_change_of_what_became_of_a_control_shows_as_a_difference(string name)
    {
        var report = SecurityControls.Evaluate(await TestSites.Named(name).CreateAsync(Cancellation));

        var lines = report.Results.Select(static r => $"{r.Number}\t{r.Status}\t{r.Reason}".TrimEnd());
        await Snapshot.MatchAsync($"controls-{name}.txt", string.Join('\n', lines) + "\n", Cancellation, "Controls");
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task Every_control_is_met_or_it_is_said_why_not(string name)
    {
        var report = SecurityControls.Evaluate(await TestSites.Named(name).CreateAsync(Cancellation));

        Assert.Equal(Enumerable.Range(1, 80), report.Results.Select(static r => r.Number).Order());
        Assert.DoesNotContain(report.Results, static r => r.Status == ControlStatus.NotMet);
        Assert.All(report.Results, static r => Assert.Equal(r.Status == ControlStatus.Met, r.Reason is null));
    }

    [Theory]
    [InlineData("Aws:Compute:Architecture", "arm64")]
    [InlineData("Aws:Region", "us-east-1")]
    [InlineData("Aws:Compute:LaunchType", "ec2")]
    [InlineData("Aws:CloudFront:Enabled", "false")]
    [InlineData("Aws:CertificateArn", "arn:aws:acm:eu-central-1:123456789012:certificate/0123abcd")]
    public async Task A_site_in_public_with_little_else_than_its_preset_leaves_nothing_open(string key, string value)
    {
        var site = (TestSites.Dev with { Environment = "prod" })
            .With("Aws:Region", "eu-central-1")
            .With("Aws:Domain", "www.example.com")
            .With("Aws:HostedZoneId", "Z0123456789ABCDEFGHIJ")
            .With("Aws:Observability:AlarmEmail", "ops@example.com")
            .With(key, value);

        var report = SecurityControls.Evaluate(await site.CreateAsync(Cancellation));

        Assert.DoesNotContain(report.Results, static r => r.Status == ControlStatus.NotMet);
        Assert.DoesNotContain(report.Results, static r => r.Reason?.Contains("dev preset", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Every_id_of_a_part_is_one_of_its_control_and_every_part_is_there() => Assert.All(IdRequirements.All, static entry =>
    {
        var control = SecurityControls.All.Single(c => c.Number == entry.Control);
        Assert.Subset(control.Requirements.Select(static r => r.Name).ToHashSet(), entry.Requirements.ToHashSet());
        Assert.Subset(control.Fsbp.Concat(control.Checkov).Concat(control.Trivy).ToHashSet(), entry.Ids.ToHashSet());
    });

    [Fact]
    public void Where_a_part_may_be_waived_every_id_says_which_part_it_is_about() => Assert.All(
        SecurityControls.All.Where(static c => c.Requirements.Count > 1 && Waivers.All.Any(w => w.Control == c.Number)),
        static c => Assert.All(c.Fsbp.Concat(c.Checkov).Concat(c.Trivy), id => Assert.True(IdRequirements.Of(c.Number, id) is not null, $"{c.Number}: {id}")));

    [Theory]
    [InlineData("prod", "EC2.172 EC2.58 S3.7 S3.11 S3.15 S3.17 S3.20 CloudWatch.15 CKV_AWS_144 CKV2_AWS_62", "EC2.53 EC2.54 SNS.1 ECR.5 CloudWatch.16 CloudWatch.17 S3.10 S3.14 CKV_AWS_297 ELB.16", "EC2.180 EC2.3 SSM.1 CloudTrail.1")]
    [InlineData("dev", "EC2.172 EC2.60 CKV_AWS_297 CKV_AWS_260", "EC2.53", "S3.7 CloudWatch.15 EC2.17 SSM.1")]
    [InlineData("ec2", "SSM.2 SSM.3 AutoScaling.6 CKV_AWS_297", "EC2.3 EC2.4 EC2.8 EC2.9 EC2.17 SSM.1 AutoScaling.2 CKV_AWS_79 AWS-0131", "EC2.180 S3.15")]
    public async Task What_a_reviewer_of_today_looks_for_has_a_status_of_its_own(string name, string waived, string met, string notApplicable)
    {
        var ids = SecurityControls.Evaluate(await TestSites.Named(name).CreateAsync(Cancellation)).Results.SelectMany(static r => r.Ids).GroupBy(static i => i.Key).ToDictionary(static g => g.Key, static g => g.First().Value);

        Assert.All(waived.Split(' '), id => Assert.True(ids[id] == ControlStatus.Waived, $"{id}: {ids[id]}"));
        Assert.All(met.Split(' '), id => Assert.True(ids[id] == ControlStatus.Met, $"{id}: {ids[id]}"));
        Assert.All(notApplicable.Split(' '), id => Assert.True(ids[id] == ControlStatus.NotApplicable, $"{id}: {ids[id]}"));
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task No_site_has_what_is_said_to_be_in_none(string name)
    {
        var program = (await TestSites.Named(name).CreateAsync(Cancellation)).Program;

        Assert.DoesNotContain(program.Resources, static r => r.Type.StartsWith("aws:lambda/", StringComparison.Ordinal) || r.Type.StartsWith("aws:s3control/", StringComparison.Ordinal)
            || r.Type is "aws:ec2/launchConfiguration:LaunchConfiguration" or "aws:s3/accessPoint:AccessPoint" or "aws:s3/directoryBucket:DirectoryBucket" or "aws:rds/cluster:Cluster");
        Assert.All(program.OfType<TaskDefinition>(), static t => Assert.Equal("LINUX", t.Args.RuntimePlatform!.Value!.OperatingSystemFamily!.Literal));
        Assert.All(program.OfType<Instance>(), static i => Assert.Equal("mariadb", i.Args.Engine!.Literal));
    }

    [Fact]
    public async Task A_wildcard_is_not_claimed_to_be_none()
    {
        var certificates = SecurityControls.Evaluate(await TestSites.Network.CreateAsync(Cancellation)).Results.Single(static r => r.Number == 59);

        Assert.Equal(ControlStatus.Waived, certificates.Status);
        Assert.Equal(ControlStatus.Waived, certificates.Ids["CKV2_AWS_71"]);
        Assert.Equal(ControlStatus.Met, certificates.Ids["ACM.2"]);
    }

    [Fact]
    public async Task A_waiver_of_a_part_leaves_the_ids_of_the_others_as_they_are()
    {
        var ids = SecurityControls.Evaluate(await TestSites.Prod.CreateAsync(Cancellation)).Results.SelectMany(static r => r.Ids).GroupBy(static i => i.Key).ToDictionary(static g => g.Key, static g => g.First().Value);

        Assert.All(["S3.1", "S3.2", "S3.3", "S3.8", "S3.13", "CKV_AWS_53", "CKV_AWS_21", "CKV_AWS_149", "ECR.1", "ECR.3", "RDS.42", "CloudFront.5", "CloudFront.6", "CKV2_AWS_32", "CKV_AWS_260"], id => Assert.Equal(ControlStatus.Met, ids[id]));
        Assert.All(["S3.12", "S3.9", "ECR.2", "SecretsManager.1", "AWS-0104", "CKV_AWS_305"], id => Assert.Equal(ControlStatus.Waived, ids[id]));
        Assert.All(["CloudFront.1", "Route53.2", "CKV2_AWS_38", "CKV2_AWS_39"], id => Assert.Equal(ControlStatus.NotApplicable, ids[id]));
    }

    [Fact]
    public async Task The_account_is_not_the_site()
    {
        var account = SecurityControls.Evaluate(await TestSites.Prod.CreateAsync(Cancellation)).Results.Single(static r => r.Number == 72);

        Assert.Equal(ControlStatus.NotApplicable, account.Status);
        Assert.StartsWith("account level: switch on GuardDuty", account.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_met_names_the_requirement_and_the_resources()
    {
        var site = await TestSites.Prod.With("Aws:Database:MultiAz", "false").CreateAsync(Cancellation);

        var standby = SecurityControls.Evaluate(site).Results.Single(static r => r.Number == 19);

        Assert.Equal(ControlStatus.NotMet, standby.Status);
        Assert.Equal("not so: the server has a standby in another zone (mariadb)", standby.Reason);
    }

    [Fact]
    public async Task A_waiver_of_one_requirement_hides_no_other()
    {
        var site = await TestSites.Prod.With("Aws:Database:LogExports", "audit,error").CreateAsync(Cancellation);

        var logs = SecurityControls.Evaluate(site).Results.Single(static r => r.Number == 22);

        Assert.Equal(ControlStatus.NotMet, logs.Status);
        Assert.Equal("not so: the slow query log is exported (mariadb)", logs.Reason);
    }
}
