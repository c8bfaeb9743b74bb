using System.Reflection;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Aws;

/// <summary>Finds the generated types by reflection and makes samples of them.</summary>
internal static class GeneratedTypes
{
    private static readonly Lazy<IReadOnlyDictionary<string, CustomResource>> s_resources = new(static () => Subclasses(typeof(CustomResource))
        .Select(static t => (CustomResource)Activator.CreateInstance(t, "sample", EmptyArgs(t, "Args"), null)!)
        .ToDictionary(static r => r.Type));

    private static readonly Lazy<IReadOnlyDictionary<string, Invocation>> s_invocations = new(static () => Subclasses(typeof(Invocation))
        .Select(static t => t.Assembly.GetType(t.FullName![..^"Result".Length])!)
        .Select(static t => (Invocation)t.GetMethod("Invoke")!.Invoke(null, ["sample", EmptyArgs(t, "InvokeArgs")])!)
        .ToDictionary(static i => i.Function));

    /// <summary>A resource of each type, by token.</summary>
    public static IReadOnlyDictionary<string, CustomResource> Resources => s_resources.Value;

    /// <summary>A call of each function, by token.</summary>
    public static IReadOnlyDictionary<string, Invocation> Invocations => s_invocations.Value;

    /// <summary>The properties that a generated class declares: its inputs or outputs.</summary>
    public static IEnumerable<PropertyInfo> Declared(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(static p => p.Name != "Args");

    /// <summary>A value for an input of a type.</summary>
    public static object Sample(Type inputType)
    {
        var item = inputType.GetGenericArguments()[0];
        var input = ToInput(item, SampleItem(item));
        var definition = inputType.GetGenericTypeDefinition();
        if (definition == typeof(Input<>))
        {
            return input;
        }

        var collection = Activator.CreateInstance(inputType)!;
        if (definition == typeof(InputList<>))
        {
            var items = Array.CreateInstance(input.GetType(), 1);
            items.SetValue(input, 0);
            inputType.GetMethod("Add")!.Invoke(collection, [items]);
        }
        else
        {
            inputType.GetMethod("Add")!.Invoke(collection, ["key", input]);
        }

        return collection;
    }

    private static object ToInput(Type item, object value) =>
        typeof(Input<>).MakeGenericType(item).GetMethod("op_Implicit", [item])!.Invoke(null, [value])!;

    private static object SampleItem(Type item) =>
        item == typeof(string) ? "text"
        : item == typeof(int) ? 1
        : item == typeof(double) ? 1.5
        : item == typeof(bool) ? true
        : item.IsValueType ? item.GetProperties(BindingFlags.Public | BindingFlags.Static)[0].GetValue(null)!
        : Activator.CreateInstance(item)!;

    private static ResourceArgs EmptyArgs(Type type, string suffix) => (ResourceArgs)Activator.CreateInstance(type.Assembly.GetType($"{type.FullName}{suffix}")!)!;

    private static IEnumerable<Type> Subclasses(Type type) => type.Assembly.GetTypes().Where(t => t.BaseType == type);
}
