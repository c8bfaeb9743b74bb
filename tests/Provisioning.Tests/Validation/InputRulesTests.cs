using WpAspire.Provisioning.Program.Validation;

namespace WpAspire.Provisioning.Tests.Validation;

public class InputRulesTests : ValidatorTests
{
    [Fact]
    public void A_type_is_in_the_schema()
    {
        Add("aws:ec2/vpn:Vpn", "vpn");
        HasOnly("vpn (aws:ec2/vpn:Vpn) is of a type that the schema does not have.");
    }

    [Fact]
    public void An_input_is_in_the_schema()
    {
        Add("aws:s3/bucket:Bucket", "files", new() { ["colour"] = "blue" });
        HasOnly("files (aws:s3/bucket:Bucket): there is no input 'colour'.");
    }

    [Fact]
    public void So_is_one_inside_another()
    {
        Add("aws:s3/bucket:Bucket", "files", new() { ["versioning"] = new Dictionary<string, object?> { ["enabled"] = true, ["status"] = "Enabled" } });
        HasOnly("files (aws:s3/bucket:Bucket): there is no input 'versioning.status'.");
    }

    [Fact]
    public void What_is_required_is_there()
    {
        Add("aws:s3/bucketPolicy:BucketPolicy", "policy", new() { ["policy"] = "{}" });
        HasOnly("policy (aws:s3/bucketPolicy:BucketPolicy): the input 'bucket' is required and missing.");
    }

    [Fact]
    public void So_is_what_is_required_inside_another()
    {
        Add("aws:ecs/cluster:Cluster", "cluster", new() { ["settings"] = new object?[] { new Dictionary<string, object?> { ["name"] = "containerInsights" } } });
        HasOnly("cluster (aws:ecs/cluster:Cluster): the input 'settings[0].value' is required and missing.");
    }

    [Theory]
    [InlineData("cidrBlock", 10, "a whole number", "text")]
    [InlineData("cidrBlock", true, "a truth value", "text")]
    [InlineData("enableDnsSupport", "true", "text", "a truth value")]
    [InlineData("ipv4NetmaskLength", "16", "text", "a whole number")]
    [InlineData("ipv4NetmaskLength", 16.5, "a number", "a whole number")]
    [InlineData("tags", "Name=vpc", "text", "an object")]
    public void A_literal_is_of_the_type_that_the_input_takes(string input, object value, string isA, string must)
    {
        Add("aws:ec2/vpc:Vpc", "vpc", new() { [input] = value });
        HasOnly($"vpc (aws:ec2/vpc:Vpc): the input '{input}' is {isA}, and must be {must}.");
    }

    [Fact]
    public void A_list_is_no_object_and_its_items_have_types_too()
    {
        Add("aws:ec2/vpc:Vpc", "vpc", new() { ["tags"] = new object?[] { "Name" } });
        HasOnly("vpc (aws:ec2/vpc:Vpc): the input 'tags' is a list, and must be an object.");
        Add("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", new() { ["vpcId"] = "vpc-1", ["serviceName"] = "s3", ["subnetIds"] = new object?[] { "subnet-1", 2 } });
        Assert.Contains("endpoint (aws:ec2/vpcEndpoint:VpcEndpoint): the input 'subnetIds[1]' is a whole number, and must be text.", ProgramValidator.Validate(Program));
    }

    [Fact]
    public void An_output_is_of_the_type_that_the_input_takes()
    {
        var vpc = Add("aws:ec2/vpc:Vpc", "vpc");
        Add("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", new() { ["vpcId"] = vpc.Output("tags"), ["serviceName"] = "s3" });
        HasOnly("endpoint (aws:ec2/vpcEndpoint:VpcEndpoint): the input 'vpcId' is an object, and must be text.");
    }

    [Fact]
    public void An_output_that_is_a_number_may_be_text_and_a_literal_may_not()
    {
        var template = Add("aws:ec2/launchTemplate:LaunchTemplate", "template");
        Add("aws:autoscaling/group:Group", "instances", Group(template.Output("latestVersion")));
        IsValid();
        Add("aws:autoscaling/group:Group", "others", Group(1));
        HasOnly("others (aws:autoscaling/group:Group): the input 'launchTemplate.version' is a whole number, and must be text.");

        static Dictionary<string, object?> Group(object version) =>
            new() { ["minSize"] = 1, ["maxSize"] = 1, ["launchTemplate"] = new Dictionary<string, object?> { ["id"] = "lt-1", ["version"] = version } };
    }

    [Fact]
    public void A_value_is_one_of_those_that_a_closed_enumeration_has()
    {
        Add("docker-build:index:Image", "image", new() { ["push"] = true, ["platforms"] = new object?[] { "linux/arm64", "linux/vax" } });
        var sentence = Assert.Single(ProgramValidator.Validate(Program));
        Assert.StartsWith("image (docker-build:index:Image): the input 'platforms[1]' is 'linux/vax', and allowed are ", sentence, StringComparison.Ordinal);
        Assert.Contains("linux/arm64", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_may_be_new_to_an_open_enumeration()
    {
        Add("aws:rds/instance:Instance", "database", new() { ["instanceClass"] = "db.x99g.large" });
        IsValid();
    }

    [Fact]
    public void What_is_said_of_changes_and_secrets_is_about_inputs_and_outputs()
    {
        Add("aws:ecs/service:Service", "service", options: new()
        {
            IgnoreChanges = ["desiredCount", "tags[\"Name\"]", "count"],
            AdditionalSecretOutputs = ["token"],
            CustomTimeouts = new(Create: "1h30m", Delete: "30 minutes"),
        });
        Assert.Equal(
            [
                "service (aws:ecs/service:Service): the changes of 'count' are to be ignored or to replace it, and there is no such input.",
                "service (aws:ecs/service:Service): the output 'token' is to be kept secret, and there is no such output.",
                "service (aws:ecs/service:Service): '30 minutes' is no duration, such as 40m or 1h30m.",
            ],
            ProgramValidator.Validate(Program));
    }
}
