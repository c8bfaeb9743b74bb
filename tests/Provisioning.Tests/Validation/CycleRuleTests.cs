using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Validation;

public class CycleRuleTests : ValidatorTests
{
    [Fact]
    public void Two_may_need_the_same()
    {
        var bucket = AddBucket();
        Add("aws:s3/bucketVersioning:BucketVersioning", "versioning", new() { ["bucket"] = bucket.Id, ["versioningConfiguration"] = Enabled() });
        Add("aws:s3/bucketPolicy:BucketPolicy", "policy", new() { ["bucket"] = bucket.Id, ["policy"] = "{}" }, new() { DependsOn = [bucket] });
        IsValid();
    }

    [Fact]
    public void Nothing_needs_itself_by_an_input_of_another()
    {
        var inputs = new Dictionary<string, object?> { ["policy"] = "{}" };
        var policy = Add("aws:s3/bucketPolicy:BucketPolicy", "policy", inputs);
        var bucket = Add("aws:s3/bucket:Bucket", "files", new() { ["tags"] = new Dictionary<string, object?> { ["Policy"] = Output.Format($"of {policy.Id}") } });
        inputs["bucket"] = bucket.Id;
        HasOnly("policy needs files needs policy: nothing can be made before itself.");
    }

    [Fact]
    public void Nothing_needs_itself_by_what_another_waits_for()
    {
        var inputs = new Dictionary<string, object?> { ["policy"] = "{}" };
        var policy = Add("aws:s3/bucketPolicy:BucketPolicy", "policy", inputs);
        inputs["bucket"] = Add("aws:s3/bucket:Bucket", "files", options: new() { DependsOn = [policy] }).Id;
        HasOnly("policy needs files needs policy: nothing can be made before itself.");
    }

    private static Dictionary<string, object?> Enabled() => new() { ["status"] = "Enabled" };
}
