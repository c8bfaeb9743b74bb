using WpAspire.Provisioning.Controls;

namespace WpAspire.Provisioning.Tests.Controls;

public class ControlCatalogTests
{
    [Fact]
    public void There_are_72_controls_each_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, 72), SecurityControls.All.Select(static c => c.Number));

    [Fact]
    public void All_but_that_of_the_account_ask_for_something() =>
        Assert.Equal([72], SecurityControls.All.Where(static c => c.Requirements.Count == 0).Select(static c => c.Number));

    [Fact]
    public void Sections_are_in_one_piece() =>
        Assert.Equal(
            ["ECS", "EFS", "RDS", "ELB", "VPC", "ECR", "ElastiCache", "Edge", "S3", "KMS, secrets, logs, IAM, backup, SNS", "Account"],
            SecurityControls.All.Select(static c => c.Section).Aggregate(new List<string>(), static (sections, section) => sections.LastOrDefault() == section ? sections : [.. sections, section]));

    [Fact]
    public void Their_names_elsewhere_are_well_formed()
    {
        Assert.All(SecurityControls.All.SelectMany(static c => c.Fsbp), static id => Assert.Matches(@"^[A-Z][A-Za-z0-9]+\.[1-9]\d*$", id));
        Assert.All(SecurityControls.All.SelectMany(static c => c.Checkov), static id => Assert.Matches(@"^CKV2?_AWS_[1-9]\d*$", id));
        Assert.All(SecurityControls.All.SelectMany(static c => c.Trivy), static id => Assert.Matches(@"^AWS-\d{4}$", id));
    }

    [Fact]
    public void Each_has_each_of_its_names_once() => Assert.All(SecurityControls.All, static c =>
    {
        Assert.Distinct(c.Fsbp);
        Assert.Distinct(c.Checkov);
        Assert.Distinct(c.Trivy);
        Assert.Distinct(c.Requirements.Select(static r => r.Name));
    });
}
