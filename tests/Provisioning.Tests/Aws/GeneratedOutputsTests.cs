using WpAspire.Provisioning.Aws.Schema;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Aws;

/// <summary>The outputs of the generated classes are those of the schema, and each says where it is.</summary>
public class GeneratedOutputsTests
{
    private static readonly PackageSchema s_schema = PackageSchema.Default;

    public static TheoryData<string> Resources() => [.. s_schema.Resources.Keys];

    public static TheoryData<string> Functions() => [.. s_schema.Functions.Keys];

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_has_its_outputs_and_those_inputs_that_hold_no_object(string token)
    {
        var schema = s_schema.Resources[token];
        var inputs = schema.Inputs.Where(i => !schema.InputOnly.Contains(i.Key) && !HoldsObject(i.Value));

        AssertOutputs(GeneratedTypes.Resources[token], "", inputs.Concat(schema.Outputs).ToDictionary(), schema.SecretOutputs);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_has_its_results(string token)
    {
        AssertOutputs(GeneratedTypes.Invocations[token], "", s_schema.Functions[token].Outputs, []);
    }

    private static void AssertOutputs(object owner, string prefix, IReadOnlyDictionary<string, SchemaType> outputs, IReadOnlyList<string> secret)
    {
        var found = new List<string>();
        foreach (var property in GeneratedTypes.Declared(owner.GetType()))
        {
            var output = property.GetValue(owner)!;
            var (path, isSecret) = Locate(output);
            Assert.StartsWith(prefix, path, StringComparison.Ordinal);
            var name = path[prefix.Length..];
            found.Add(name);
            Assert.Equal(secret.Contains(name), isSecret);
            AssertOutput(output, path, outputs[name]);
        }

        Assert.Equal(outputs.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static void AssertOutput(object output, string path, SchemaType type)
    {
        if (type.Kind is SchemaTypeKind.Object)
        {
            Assert.Equal(type.Key!.Split('.', ':')[^1], output.GetType().Name);
            AssertOutputs(output, $"{path}.", s_schema.OutputTypes[type.Key].Properties, []);
        }
        else if (type.Kind is SchemaTypeKind.List)
        {
            var item = output.GetType().GetProperty("Item")!.GetValue(output, [2])!;
            Assert.Equal($"{path}[2]", Locate(item).Path);
            AssertOutput(item, $"{path}[2]", type.Item!);
        }
        else if (type.Kind is SchemaTypeKind.Enum && !s_schema.Enums[type.Key!].IsOpen)
        {
            Assert.Equal(type.Key!.Split('.', ':')[^1], output.GetType().GetGenericArguments()[0].Name);
        }
        else
        {
            Assert.Equal(typeof(Output<>).MakeGenericType(ClrTypes.Of(type)), output.GetType());
        }
    }

    private static (string Path, bool IsSecret) Locate(object output) => ((IExpressionSource)output).Expression switch
    {
        ResourceExpression resource => (resource.Path, resource.IsSecret),
        InvocationExpression invocation => (invocation.Path, false),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no place of an output."),
    };

    private static bool HoldsObject(SchemaType type) => type.Kind is SchemaTypeKind.Object || (type.Item is not null && HoldsObject(type.Item));
}
