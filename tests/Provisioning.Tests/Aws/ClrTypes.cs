using System.Collections.Immutable;
using WpAspire.Provisioning.Aws.Schema;

namespace WpAspire.Provisioning.Tests.Aws;

/// <summary>The C# types of the schema's.</summary>
internal static class ClrTypes
{
    public static Type Of(SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.Integer => typeof(int),
        SchemaTypeKind.Number => typeof(double),
        SchemaTypeKind.Boolean => typeof(bool),
        SchemaTypeKind.Any => typeof(object),
        SchemaTypeKind.Map => typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), Of(type.Item!)),
        _ => typeof(string),
    };
}
