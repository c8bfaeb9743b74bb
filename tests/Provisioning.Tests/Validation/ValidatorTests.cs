using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Program.Validation;

namespace WpAspire.Provisioning.Tests.Validation;

/// <summary>A program that a test adds mistakes to.</summary>
public abstract class ValidatorTests
{
    private protected PulumiProgram Program { get; } = new("blog");

    private protected UntypedResource Add(string type, string name, Dictionary<string, object?>? inputs = null, CustomResourceOptions? options = null) =>
        Program.Add(new UntypedResource(type, name, inputs, options));

    /// <summary>A resource that has nothing wrong.</summary>
    private protected UntypedResource AddBucket(string name = "files") => Add("aws:s3/bucket:Bucket", name);

    private protected void IsValid() => Assert.Empty(ProgramValidator.Validate(Program));

    private protected void HasOnly(string sentence) => Assert.Equal([sentence], ProgramValidator.Validate(Program));
}
