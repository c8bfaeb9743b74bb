using WpAspire.Provisioning.Controls;

namespace WpAspire.Provisioning.Tests.Controls;

public class ControlCatalogTests
{
    [Fact]
    public void There_are_80_controls_each_once() =>
        Assert.Equal(Enumerable.Range(1, 80), SecurityControls.All.Select(static c => c.Number).Order());

    [Fact]
    public void No_id_of_Security_Hub_is_in_two_rows() => Assert.Distinct(SecurityControls.All.SelectMany(static c => c.Fsbp));

    [Fact]
    public void All_but_those_of_the_account_and_of_what_no_site_has_ask_for_something() =>
        Assert.Equal([72, 80], SecurityControls.All.Where(static c => c.Requirements.Count == 0).Select(static c => c.Number));

    [Fact]
    public void Sections_are_in_one_piece() =>
        Assert.Equal(
            ["ECS", "EFS", "RDS", "ELB", "VPC", "ECR", "ElastiCache", "Edge", "S3", "KMS, secrets, logs, IAM, backup, SNS", "Account", "Other services"],
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
