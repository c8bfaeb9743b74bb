using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Validation;

public class NameRulesTests : ValidatorTests
{
    private const string Targets = "aws:lb/targetGroup:TargetGroup";
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";

    [Fact]
    public void Names_that_are_made_are_cut_to_what_AWS_allows()
    {
        Add(Targets, new string('t', 64));
        Add("aws:iam/role:Role", new string('r', 64), new() { ["assumeRolePolicy"] = "{}" });
        IsValid();
    }

    [Theory]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", "internal")]
    [InlineData("aws:ec2/securityGroup:SecurityGroup", "sg")]
    public void Names_that_are_made_do_not_begin_as_AWS_forbids(string type, string site)
    {
        Assert.Equal($"wp-{site}-blog", LogicalNames.Create(site, "blog", type));
        Assert.Equal("site-blog", LogicalNames.Create("site", "blog", type));
    }

    [Fact]
    public void A_name_that_is_given_is_no_longer_than_AWS_allows()
    {
        Add(Targets, "targets", new() { ["name"] = new string('t', 33) });
        HasOnly($"targets ({Targets}): the name '{new string('t', 33)}' has 33 characters, and AWS allows 32.");
    }

    [Fact]
    public void A_name_that_is_given_does_not_begin_as_AWS_forbids()
    {
        Add("aws:ecs/capacityProvider:CapacityProvider", "provider", new() { ["name"] = "Fargate-like" });
        HasOnly("provider (aws:ecs/capacityProvider:CapacityProvider): the name 'Fargate-like' begins with 'fargate', which AWS does not allow.");
    }

    [Fact]
    public void Two_of_a_type_do_not_share_a_name()
    {
        Add(LogGroup, "first", new() { ["name"] = "/blog" });
        Add(LogGroup, "second", new() { ["name"] = "/blog" });
        HasOnly($"second and first ({LogGroup}) are both named '/blog'.");
    }

    [Fact]
    public void They_may_in_two_regions()
    {
        Add(LogGroup, "first", new() { ["name"] = "/blog" });
        Add(LogGroup, "second", new() { ["name"] = "/blog", ["region"] = "us-east-1" });
        IsValid();
    }

    [Fact]
    public void Two_names_that_are_made_equal_by_the_cut_are_told()
    {
        // The hash in the place of what is cut has 24 bits: some thousands of names are enough for two equal ones.
        var byName = new Dictionary<string, string>();
        var (first, second) = Enumerable.Range(0, int.MaxValue)
            .Select(static i => $"{new string('t', 40)}{i}")
            .Select(n => (First: byName.TryAdd(LogicalNames.Create("blog", n, Targets), n) ? null : byName[LogicalNames.Create("blog", n, Targets)], Second: n))
            .First(static n => n.First is not null);
        Add(Targets, first!);
        Add(Targets, second);
        HasOnly($"{second} and {first} ({Targets}) are both named '{LogicalNames.Create("blog", second, Targets)}'.");
    }

    [Fact]
    public void Names_in_the_program_are_unique_in_whatever_case()
    {
        AddBucket("files");
        var error = Assert.Throws<DistributedApplicationException>(() => AddBucket("Files"));
        Assert.StartsWith("The program would have two resources or variables named 'Files'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets")]
    [InlineData("pulumi")]
    [InlineData("1st")]
    [InlineData("a.b")]
    public void Names_in_the_program_are_such_as_Pulumi_can_refer_to(string name)
    {
        Assert.StartsWith($"'{name}' is no name", Assert.Throws<DistributedApplicationException>(() => AddBucket(name)).Message, StringComparison.Ordinal);
    }
}
