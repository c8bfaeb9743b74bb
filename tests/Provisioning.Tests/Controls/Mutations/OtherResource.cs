using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Controls.Mutations;

/// <summary>A resource of a type that has no class in the product.</summary>
internal sealed class OtherResource(string type, string name, Dictionary<string, object?> inputs) : CustomResource(type, name, new OtherArgs(inputs), null)
{
    /// <summary>The inputs, which can be changed.</summary>
    public Dictionary<string, object?> Inputs { get; } = inputs;

    private sealed class OtherArgs(Dictionary<string, object?> inputs) : ResourceArgs
    {
        protected override void Write(PropertyWriter properties)
        {
            foreach (var (name, value) in inputs)
            {
                properties.Add(name, Expression.From(value) is { } expression ? new Input<object>(expression) : null);
            }
        }
    }
}
