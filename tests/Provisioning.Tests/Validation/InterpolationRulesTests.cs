using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Validation;

public class InterpolationRulesTests : ValidatorTests
{
    [Fact]
    public void Text_and_small_numbers_may_stand_in_text()
    {
        var bucket = AddBucket();
        Program.AddOutput("url", Output.Format($"https://{bucket.Output("bucketDomainName")}:{443}/{bucket.Output("tags[\"Name\"]")}"));
        Program.AddOutput("number", Interpolation(new LiteralExpression(999_999)));
        IsValid();
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1e6)]
    public void A_number_that_Pulumi_writes_with_an_exponent_does_not(object number)
    {
        Program.AddOutput("size", Interpolation(new LiteralExpression(number)));
        HasOnly("The output 'size' has a number in a text that Pulumi writes with an exponent.");
    }

    [Fact]
    public void A_number_that_may_become_large_does_not()
    {
        var template = Add("aws:ec2/launchTemplate:LaunchTemplate", "template");
        Program.AddOutput("template", Output.Format($"version {template.Output("latestVersion")}"));
        HasOnly("The output 'template' has the number ${template.latestVersion} in a text, and Pulumi writes large ones with an exponent.");
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("corsRules")]
    public void Lists_and_objects_do_not(string path)
    {
        var bucket = AddBucket();
        Program.AddOutput("files", Output.Format($"with {bucket.Output(path)}"));
        HasOnly($"The output 'files' has ${{files.{path}}} in a text, and that is no text.");
    }

    [Fact]
    public void The_result_of_a_function_does_not()
    {
        Add("aws:s3/bucket:Bucket", "files", new() { ["bucketPrefix"] = Output.Format($"a{Output.ToBase64("b"!)}") });
        HasOnly("files (aws:s3/bucket:Bucket) has the result of a function in a text, which Pulumi YAML cannot write.");
    }

    private static Output<string> Interpolation(Expression part) => new(new InterpolationExpression([new LiteralExpression("a"), part]));
}
