using WpAspire.Provisioning.Aws;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Validation;

public class ReferenceRulesTests : ValidatorTests
{
    private const string Policy = "aws:s3/bucketPolicy:BucketPolicy";

    [Fact]
    public void Outputs_of_resources_and_of_calls_may_be_referred_to()
    {
        var zones = Program.Invoke(GetAvailabilityZones.Invoke("zones"));
        var certificate = Add("aws:acm/certificate:Certificate", "certificate", new() { ["domainName"] = "example.com" });
        Add("aws:route53/record:Record", "proof", new()
        {
            ["name"] = certificate.Output("domainValidationOptions[0].resourceRecordName"),
            ["type"] = certificate.Output("domainValidationOptions[0].resourceRecordType"),
            ["zoneId"] = zones.Names[1],
        });
        Add("aws:ec2/eip:Eip", "address", new() { ["tags"] = new Dictionary<string, object?> { ["Proof"] = certificate.Output("tagsAll[\"Name\"]") } });
        Program.AddOutput("urn", certificate.Urn);
        IsValid();
    }

    [Fact]
    public void A_resource_that_is_referred_to_is_in_the_program()
    {
        Add(Policy, "policy", new() { ["bucket"] = new UntypedResource("aws:s3/bucket:Bucket", "files").Id, ["policy"] = "{}" });
        HasOnly("policy (aws:s3/bucketPolicy:BucketPolicy) refers to 'files', which is no resource of the program.");
    }

    [Fact]
    public void A_call_that_is_referred_to_is_in_the_program()
    {
        Program.AddOutput("partition", GetPartition.Invoke("partition").Partition);
        HasOnly("The output 'partition' refers to 'partition', which is no variable of the program.");
    }

    [Fact]
    public void A_resource_that_is_waited_for_is_in_the_program()
    {
        Add("aws:s3/bucket:Bucket", "files", options: new() { DependsOn = [new UntypedResource("aws:ec2/vpc:Vpc", "vpc")] });
        HasOnly("files (aws:s3/bucket:Bucket) waits for 'vpc', which is no resource of the program.");
    }

    [Theory]
    [InlineData("size")]
    [InlineData("arn.length")]
    [InlineData("id[0]")]
    [InlineData("tags[0]")]
    [InlineData("corsRules.maxAgeSeconds")]
    [InlineData("corsRules[0].age")]
    [InlineData("arn!")]
    public void An_output_that_is_referred_to_is_in_the_schema(string path)
    {
        Program.AddOutput("files", AddBucket().Output(path));
        HasOnly($"The output 'files' refers to 'files.{path}', and aws:s3/bucket:Bucket has no such output.");
    }

    [Fact]
    public void A_result_that_is_referred_to_is_in_the_schema()
    {
        var zones = Program.Invoke(GetAvailabilityZones.Invoke("zones"));
        Program.AddOutput("zone", new Output<string>(new InvocationExpression(zones, "names[0].letter")));
        HasOnly("The output 'zone' refers to 'zones.names[0].letter', and aws:index/getAvailabilityZones:getAvailabilityZones has no such result.");
    }

    [Fact]
    public void A_secret_that_is_referred_to_is_asked_for()
    {
        Add("aws:secretsmanager/secretVersion:SecretVersion", "version", new()
        {
            ["secretId"] = Add("aws:secretsmanager/secret:Secret", "secret").Id,
            ["secretString"] = new ConfigSecretExpression("token"),
        });
        HasOnly("version (aws:secretsmanager/secretVersion:SecretVersion) refers to the secret 'token', which the program does not ask for.");
    }
}
