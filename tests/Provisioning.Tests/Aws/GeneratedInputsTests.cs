using System.Reflection;
using System.Runtime.CompilerServices;
using WpAspire.Provisioning.Aws.Schema;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Aws;

/// <summary>The classes of arguments hold what the schema says: each of them, down to the innermost object.</summary>
public class GeneratedInputsTests
{
    private static readonly PackageSchema s_schema = PackageSchema.Default;

    // What the official SDK calls otherwise, because a property cannot have the name of its class.
    private static readonly Dictionary<string, string> s_renamed = new()
    {
        ["BackupPolicyArgs.backupPolicy"] = "BackupPolicyDetails",
        ["BucketArgs.bucket"] = "BucketName",
        ["PolicyArgs.policy"] = "PolicyDocument",
    };

    public static TheoryData<string> Resources() => [.. s_schema.Resources.Keys];

    public static TheoryData<string> Functions() => [.. s_schema.Functions.Keys];

    [Fact]
    public void There_is_a_class_for_each_resource_and_each_function()
    {
        Assert.Equal(s_schema.Resources.Keys.Order(), GeneratedTypes.Resources.Keys.Order());
        Assert.Equal(s_schema.Functions.Keys.Order(), GeneratedTypes.Invocations.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Each_input_of_a_resource_is_written_under_its_name_and_nothing_else_is(string token)
    {
        var schema = s_schema.Resources[token];
        AssertInputs(GeneratedTypes.Resources[token].Args.GetType(), "Args", schema.Inputs, schema.Required, schema.Secret, schema.Deprecated.Keys, []);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Each_argument_of_a_function_is_written_under_its_name_and_nothing_else_is(string token)
    {
        var schema = s_schema.Functions[token];
        AssertInputs(GeneratedTypes.Invocations[token].Args.GetType(), "InputArgs", schema.Inputs, schema.Required, [], schema.Deprecated.Keys, []);
    }

    private static void AssertInputs(Type type, string suffix, IReadOnlyDictionary<string, SchemaType> inputs, IReadOnlyList<string> required, IReadOnlyList<string> secret, IEnumerable<string> deprecated, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        var written = new List<string>();
        foreach (var property in GeneratedTypes.Declared(type))
        {
            var args = (ResourceArgs)Activator.CreateInstance(type)!;
            property.SetValue(args, GeneratedTypes.Sample(property.PropertyType));

            var (name, value) = Assert.Single(args.Properties().Properties);
            written.Add(name);
            Assert.Equal(s_renamed.GetValueOrDefault($"{type.Name}.{name}", char.ToUpperInvariant(name[0]) + name[1..]), property.Name);
            Assert.Equal(secret.Contains(name) ? [name] : [], args.SecretProperties());
            Assert.Equal(required.Contains(name), property.IsDefined(typeof(RequiredMemberAttribute)));
            Assert.Equal(deprecated.Contains(name), property.IsDefined(typeof(ObsoleteAttribute)));
            AssertValue(inputs[name], value);
            if (ObjectOf(inputs[name]) is { } key)
            {
                var nested = property.PropertyType.GetGenericArguments()[0];
                var schema = s_schema.Types[key];
                Assert.Equal($"{key.Split('.', ':')[^1]}{suffix}", nested.Name);
                AssertInputs(nested, suffix, schema.Properties, schema.Required, [], schema.Deprecated.Keys, seen);
            }
        }

        Assert.Equal(inputs.Keys, written);
    }

    private static void AssertValue(SchemaType type, Expression value)
    {
        switch (type.Kind)
        {
            case SchemaTypeKind.List:
                AssertValue(type.Item!, Assert.Single(Assert.IsType<ListExpression>(value).Items));
                break;
            case SchemaTypeKind.Map:
                AssertValue(type.Item!, Assert.Single(Assert.IsType<ObjectExpression>(value).Properties).Value);
                break;
            case SchemaTypeKind.Object:
                Assert.IsType<ObjectExpression>(value);
                break;
            case SchemaTypeKind.Enum:
                var text = Assert.IsType<string>(Assert.IsType<LiteralExpression>(value).Value);
                Assert.True(s_schema.Enums[type.Key!].IsOpen || s_schema.Enums[type.Key!].Values.Any(v => v.Value == text), $"'{text}' is no {type}");
                break;
            default:
                Assert.Equal(ClrTypes.Of(type), Assert.IsType<LiteralExpression>(value).Value.GetType());
                break;
        }
    }

    private static string? ObjectOf(SchemaType type) => type.Item is null ? (type.Kind is SchemaTypeKind.Object ? type.Key : null) : ObjectOf(type.Item);
}
