using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Validation;

/// <summary>A resource with whatever inputs a test gives it: with the generated types, most mistakes do not compile.</summary>
internal sealed class UntypedResource(string type, string name, Dictionary<string, object?>? inputs = null, CustomResourceOptions? options = null)
    : CustomResource(type, name, new UntypedArgs(inputs ?? []), options)
{
    public Output<string> Output(string path) => Property<string>(path);

    public Output<string> SecretOutput(string path) => SecretProperty<string>(path);

    private sealed class UntypedArgs(Dictionary<string, object?> inputs) : ResourceArgs
    {
        protected override void Write(PropertyWriter properties)
        {
            foreach (var (name, value) in inputs)
            {
                properties.Add(name, value is null ? null : new Input<object>(Expression.From(value)!));
            }
        }
    }
}
